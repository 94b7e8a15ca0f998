package io.trivet.bus;

import io.vertx.core.Future;

/** Whoever sits at a desk. Called on the desk's event loop, and completes what it returns there. */
@FunctionalInterface
public interface Answering {
    /**
     * Answers a question. A failure is told to whoever asked as {@link Response.Failed}; but to a leader's question
     * of a member nothing is said then.
     */
    Future<Response> on(Sender from, Question question);

    /** A parcel with answers has come from another process; called before any of them is handed over. */
    default void heard(Sender from) {}
}
