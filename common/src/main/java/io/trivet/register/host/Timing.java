package io.trivet.register.host;

/** Time as the host has it. Nothing that safety depends on reads it. */
public interface Timing {
    /** Milliseconds of a clock that never goes back. */
    long now();

    /** Milliseconds since 1970, as far as this machine knows: for expiry, for ids, and to tell users. */
    long wallClock();

    Cancellable after(long millis, Runnable task);

    /** When this turn of the event loop is over: what gathers until then travels together. */
    void endOfTurn(Runnable task);

    /** A task that can still be called off. */
    @FunctionalInterface
    interface Cancellable {
        void cancel();
    }
}
