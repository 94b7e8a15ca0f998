package io.trivet.worker.store;

import io.trivet.register.host.Timing;
import java.util.concurrent.TimeUnit;

/**
 * How soon the next statement may begin. A statement costs PostgreSQL as much as dozens of the rows that it carries, so
 * a busy lane gives them time to gather: in proportion to what a statement takes, since where that is short there is no
 * need.
 */
final class Pace {
    /** Questions in one statement that make a lane busy. */
    private static final int BUSY = 3;

    private static final int TIMES_WHAT_IT_TAKES = 2;

    /** Rounds up: what takes less than a millisecond is not free, and timers know nothing shorter. */
    private static final long ALMOST_A_MILLISECOND = 999_999;

    private final Timing timing;
    private final long most;
    private long begun;
    private long apart;
    private long took;
    private boolean resting;

    /** @param most milliseconds from the beginning of one statement to that of the next, if it is made to wait */
    Pace(Timing timing, long most) {
        this.timing = timing;
        this.most = most;
    }

    /** Whether the next one may begin now; if not, this is run when it may. */
    boolean mayBegin(Runnable again) {
        long early = apart == 0 ? 0 : begun + apart - timing.now();
        if (early > 0 && !resting) {
            resting = true;
            timing.after(early, () -> {
                resting = false;
                again.run();
            });
        }
        return early <= 0;
    }

    void begins(int questions) {
        begun = timing.now();
        apart = questions < BUSY ? 0 : Math.min(most, TIMES_WHAT_IT_TAKES * took);
    }

    void ended(long nanos) {
        took = TimeUnit.NANOSECONDS.toMillis(nanos + ALMOST_A_MILLISECOND);
    }
}
