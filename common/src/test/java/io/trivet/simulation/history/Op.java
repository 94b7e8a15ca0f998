package io.trivet.simulation.history;

import io.trivet.register.row.Action;
import io.trivet.register.row.Condition;

/**
 * A call made ready for the search.
 *
 * @param number those with an answer come first, in the order of their invocation
 * @param value the value it wrote, or the value it saw
 * @param etag the ETag that its answer shows
 * @param needs the ETag that the key must have had before it, or {@link Etags#ANY}
 * @param before the version that the key must have had before it, or {@link #ANY_PRESENT}
 * @param earliest from when on the value may expire that it gave a time to live
 * @param latest from when on that value must have expired
 */
record Op(int number, Call call, int value, int etag, int needs, long before, long earliest, long latest) {
    static final long ANY_PRESENT = -1;

    boolean admits(Model state) {
        return (before == ANY_PRESENT ? state.isPresent() : before == state.version())
                && (needs == Etags.ANY || needs == state.etag());
    }

    /** It changed nothing: a read, or a write that was declined. */
    boolean isObservation() {
        return call.isRead()
                || call.result() instanceof Result.Wrote wrote && wrote.reply().isDecline();
    }

    boolean isDelete() {
        return call.action() instanceof Action.Delete;
    }

    /** A delete without conditions. */
    boolean isPlainDelete() {
        return isDelete() && call.condition().equals(Condition.NONE);
    }

    /** It may have given the key a new value, and so a new ETag. */
    boolean writesValue() {
        return call.action() instanceof Action.Put || call.action() instanceof Action.Increment;
    }

    /** How dear it is where any change of the version would do: what is good for little else is cheap. */
    int cost() {
        int cost = call.action() instanceof Action.Touch
                ? 2
                : switch (value) {
                    case Values.UNSEEN -> 4;
                    case Values.UNSEEN_NUMBER -> 5;
                    default -> 6;
                };
        return call.condition().equals(Condition.NONE) ? cost : cost - 1;
    }
}
