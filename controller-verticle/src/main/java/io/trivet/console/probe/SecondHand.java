package io.trivet.console.probe;

import io.trivet.register.host.Timing;
import java.util.function.IntConsumer;

/**
 * Calls at the end of each second. It does not drift, and tells of the time in which this process did not run: of whole
 * seconds, and of a second that it stood still in. Whoever stood still himself cannot say what others did meanwhile.
 */
final class SecondHand {
    private static final long SECOND = 1_000;
    private static final long BEAT = 50;
    /** A beat that comes so much later: this process was frozen, or got no processor. */
    private static final long STANDSTILL = 400;

    private final Timing timing;
    private final IntConsumer missed;
    private final Second second;
    private long due;
    private long latest;
    private boolean stopped;

    SecondHand(Timing timing, IntConsumer missed, Second second) {
        this.timing = timing;
        this.missed = missed;
        this.second = second;
    }

    @FunctionalInterface
    interface Second {
        /** @param whole this process ran all through it */
        void over(boolean whole);
    }

    void start() {
        due = timing.now() + SECOND;
        beat();
    }

    void stop() {
        stopped = true;
    }

    private void beat() {
        long next = Math.min(due, timing.now() + BEAT);
        timing.after(Math.max(1, next - timing.now()), () -> tick(next));
    }

    private void tick(long expected) {
        if (stopped) {
            return;
        }
        latest = Math.max(latest, timing.now() - expected);
        if (timing.now() < due) {
            beat();
            return;
        }
        long late = (timing.now() - due) / SECOND;
        due += SECOND * (late + 1);
        boolean whole = latest < STANDSTILL;
        latest = 0;
        beat();
        if (late > 0) {
            missed.accept((int) Math.min(late, Integer.MAX_VALUE));
        }
        second.over(whole);
    }
}
