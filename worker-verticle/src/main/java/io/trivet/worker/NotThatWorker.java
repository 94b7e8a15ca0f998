package io.trivet.worker;

import java.util.UUID;

/** This process must not serve under its identity. */
final class NotThatWorker extends RuntimeException {
    NotThatWorker(UUID identity, String why) {
        super("this is not the worker that it was: " + why + ". Started with NEW_IDENTITY=" + identity
                + " it deletes everything in its database and joins as a new worker.");
    }
}
