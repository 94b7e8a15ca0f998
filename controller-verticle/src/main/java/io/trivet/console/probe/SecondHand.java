package io.trivet.console.probe;

import io.trivet.register.host.Timing;
import java.util.function.IntConsumer;

/** Calls at the end of each second. It does not drift, and tells of the seconds in which this process did not run. */
final class SecondHand {
    private static final long SECOND = 1_000;

    private final Timing timing;
    private final IntConsumer missed;
    private final Runnable second;
    private long due;
    private boolean stopped;

    SecondHand(Timing timing, IntConsumer missed, Runnable second) {
        this.timing = timing;
        this.missed = missed;
        this.second = second;
    }

    void start() {
        due = timing.now() + SECOND;
        await();
    }

    void stop() {
        stopped = true;
    }

    private void await() {
        timing.after(Math.max(1, due - timing.now()), this::tick);
    }

    private void tick() {
        if (stopped) {
            return;
        }
        long late = (timing.now() - due) / SECOND;
        due += SECOND * (late + 1);
        await();
        if (late > 0) {
            missed.accept((int) Math.min(late, Integer.MAX_VALUE));
        }
        second.run();
    }
}
