package io.trivet.bus;

import io.trivet.register.Life;
import java.util.Optional;

/**
 * What a process says of itself in each parcel.
 *
 * @param life of its database, as far as it is durable; none but a worker has one
 * @param mapVersion of the newest map that it has seen
 */
public record Standing(Optional<Life> life, long mapVersion) {
    public static final Standing NONE = new Standing(Optional.empty(), 0);
}
