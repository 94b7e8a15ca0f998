package io.trivet.watch;

import java.util.List;

/**
 * A gateway asks a lane what has changed in partitions that it leads.
 *
 * @param places each partition once
 * @param values whether values are wanted, too
 * @param waitMillis how long the answer is held back while nothing has changed; at 0 every partition is told of at once
 */
public record Poll(List<Place> places, boolean values, long waitMillis) {
    /** How far a partition's changes are known. */
    public record Place(int partition, Position position) {}

    public boolean isPatient() {
        return waitMillis > 0;
    }
}
