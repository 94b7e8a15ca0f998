package io.trivet.node.cluster;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when this process stood still: a thread of its own that looks at the clock five times a second. The clock
 * goes on while a process is stopped. A timer of Vert.x would not do, because event loops first take up what has
 * arrived meanwhile.
 */
final class Watchdog {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final long INTERVAL = 200;

    /** Is asked after each look how the process does. */
    interface Rounds {
        /** The process stood still for so many milliseconds. */
        void stoodStill(long millis);

        /** Nothing special; {@link Watchdog#awake} has moved on. */
        void round();
    }

    private final long gap;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicLong awake = new AtomicLong();
    private final LongSupplier clock;
    private volatile long last;

    Watchdog(long gap) {
        this(gap, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    }

    /** @param clock milliseconds that go on while the process is stopped */
    Watchdog(long gap, LongSupplier clock) {
        this.gap = gap;
        this.clock = clock;
        this.last = clock.getAsLong();
    }

    /** To be called once. */
    void start(Rounds rounds) {
        last = clock.getAsLong();
        Thread thread = new Thread(() -> watch(rounds), "trivet-watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    void stop() {
        stopped.countDown();
    }

    /** Milliseconds for which this process has been running since the start: a freeze counts as one interval. */
    long awake() {
        return awake.get();
    }

    /** Whether the process stood still just now and the watchdog has not come to notice it. Any thread may ask. */
    boolean oversleeps() {
        return clock.getAsLong() - last - INTERVAL > gap;
    }

    private void watch(Rounds rounds) {
        try {
            while (!stopped.await(INTERVAL, TimeUnit.MILLISECONDS)) {
                long passed = clock.getAsLong() - last;
                if (passed - INTERVAL > gap) {
                    rounds.stoodStill(passed - INTERVAL);
                }
                awake.addAndGet(Math.min(passed, 2 * INTERVAL));
                last = clock.getAsLong();
                round(rounds);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever goes wrong in a round, the next freeze is to be noticed all the same. */
    private static void round(Rounds rounds) {
        try {
            rounds.round();
        } catch (RuntimeException e) {
            LOG.error("A round of the watchdog failed", e);
        }
    }
}
