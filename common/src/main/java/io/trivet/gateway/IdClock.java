package io.trivet.gateway;

import io.trivet.register.host.Timing;
import io.trivet.register.row.OperationId;
import java.util.function.LongSupplier;

/**
 * Makes operation ids, each above the one before. It never runs behind a time that it was told: on a key that is
 * written by faster clocks, ids that lag would be taken for forgotten ones and refused.
 */
final class IdClock {
    private static final long LOW_BITS = (1L << 62) - 1;
    private static final long STEP_BITS = (1L << 32) - 1;

    private final Timing timing;
    private final LongSupplier random;
    private long told;
    private OperationId last = OperationId.NONE;

    IdClock(Timing timing, LongSupplier random) {
        this.timing = timing;
        this.random = random;
    }

    long time() {
        return Math.max(timing.wallClock(), told);
    }

    void told(long idTime) {
        told = Math.max(told, idTime);
    }

    OperationId next() {
        return nextAbove(OperationId.NONE);
    }

    /** Above this id and all that were made here. */
    OperationId nextAbove(OperationId other) {
        OperationId below = OperationId.max(last, other);
        OperationId fresh = OperationId.of(time(), random.getAsLong(), random.getAsLong());
        last = fresh.time() > below.time() ? fresh : stepAbove(below);
        return last;
    }

    /** Within a millisecond ids go up by random steps, so that the clock need not run ahead to keep them in order. */
    private OperationId stepAbove(OperationId below) {
        long low = (below.low() & LOW_BITS) + 1 + (random.getAsLong() & STEP_BITS);
        return low <= LOW_BITS
                ? OperationId.of(below.time(), below.high(), low)
                : OperationId.of(below.time() + 1, random.getAsLong(), random.getAsLong());
    }
}
