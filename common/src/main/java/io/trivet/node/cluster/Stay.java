package io.trivet.node.cluster;

import java.util.concurrent.CompletableFuture;

/**
 * One attempt to be in the cluster, from before it begins. Anybody may end it, also while it is still being joined: a
 * process that froze meanwhile need not wait for what the others make of it.
 */
final class Stay {
    private final String session;
    private final long begun;
    private final CompletableFuture<String> over = new CompletableFuture<>();

    /** @param begun by the clock of the {@link Watchdog} */
    Stay(String session, long begun) {
        this.session = session;
        this.begun = begun;
    }

    String session() {
        return session;
    }

    long begun() {
        return begun;
    }

    /** The first reason counts. */
    void end(String why) {
        over.complete(why);
    }

    boolean isOver() {
        return over.isDone();
    }

    /** Waits for the end, and says why. For the supervisor's thread only. */
    String await() {
        return over.join();
    }
}
