package io.trivet.process;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where others are reached now. Any event loop may ask; nobody who was silent for long is in it. */
public interface Directory {
    /** The desk that a partition has at a worker. */
    Optional<String> lane(int worker, int partition);

    /** The desks of all lanes of a worker. */
    List<String> lanes(int worker);

    /** The main desk of the worker with this database, whether or not it serves yet. */
    Optional<String> desk(UUID identity);

    /** The desk of a process that has the newest map of all that were heard. */
    Optional<String> newestMapAt();
}
