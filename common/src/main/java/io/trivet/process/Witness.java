package io.trivet.process;

import io.trivet.bus.Standing;
import io.trivet.register.Life;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** What a process knows of databases, its own and others'. */
public interface Witness {
    /** What to say of this process in each parcel. */
    Standing standing();

    /** The furthest life that was seen of this database. Fails while that cannot be said for sure. */
    Future<Optional<Life>> seen(UUID identity);

    /** A database has lived so far. */
    void heard(Life life);
}
