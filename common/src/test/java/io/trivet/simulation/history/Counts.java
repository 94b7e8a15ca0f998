package io.trivet.simulation.history;

import io.trivet.register.row.Action;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.TreeSet;

/** The numbers that somebody was shown, and how far counting can get from any other. */
final class Counts {
    /** Beyond it counting may fail, and nothing is taken for granted. */
    private static final long LARGE = Long.MAX_VALUE / 4;

    private final TreeSet<Long> shown = new TreeSet<>();
    private long down;
    private long up;

    Counts(Collection<Call> calls) {
        for (Call call : calls) {
            if (call.action() instanceof Action.Increment increment) {
                up += Math.min(LARGE, Math.max(0, increment.by()));
                down += Math.max(-LARGE, Math.min(0, increment.by()));
                up = Math.min(LARGE, up);
                down = Math.max(-LARGE, down);
            }
            shown(call).ifPresent(number -> shown.add(number));
        }
    }

    private static OptionalLong shown(Call call) {
        if (call.result() instanceof Result.Read read && read.seen().isPresent()) {
            return Values.parse(read.seen().get().value());
        }
        boolean counted = call.action() instanceof Action.Increment && call.result() instanceof Result.Wrote;
        return counted ? OptionalLong.of(((Result.Wrote) call.result()).reply().number()) : OptionalLong.empty();
    }

    /** Whether a number, or what it may be counted up or down to, is among those that were shown. */
    boolean mayBecomeSeen(long number) {
        if (Math.abs(number) > LARGE || up == LARGE || down == -LARGE) {
            return true;
        }
        Long next = shown.ceiling(number + down);
        return next != null && next <= number + up;
    }
}
