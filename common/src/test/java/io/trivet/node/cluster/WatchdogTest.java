package io.trivet.node.cluster;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class WatchdogTest implements Watchdog.Rounds {
    private final AtomicLong clock = new AtomicLong(5_000);
    private final Watchdog watchdog = new Watchdog(3_500, clock::get);
    private final BlockingQueue<Long> gaps = new LinkedBlockingQueue<>();

    /** In each round the watchdog is held from the one to the other, so that it looks only when the test lets it. */
    private final BlockingQueue<Long> held = new SynchronousQueue<>();

    private final BlockingQueue<String> let = new LinkedBlockingQueue<>();

    @Override
    public void stoodStill(long millis) {
        gaps.add(millis);
    }

    @Override
    public void round() {
        try {
            held.put(watchdog.awake());
            let.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        watchdog.stop();
        let.add("end");
        held.poll();
    }

    private long firstRound() throws InterruptedException {
        watchdog.start(this);
        return held.poll(30, SECONDS);
    }

    private long nextRound() throws InterruptedException {
        let.add("go on");
        return held.poll(30, SECONDS);
    }

    @Test
    void aProcessThatStoodStillIsTold() throws InterruptedException {
        firstRound();
        clock.addAndGet(10_000);
        assertTrue(watchdog.oversleeps(), "the watchdog has not come to notice it");
        nextRound();
        assertEquals(9_800, gaps.remove());
        assertFalse(watchdog.oversleeps());
    }

    @Test
    void aShortPauseIsNothing() throws InterruptedException {
        firstRound();
        clock.addAndGet(3_700);
        nextRound();
        assertTrue(gaps.isEmpty());
    }

    @Test
    void timeInWhichItStoodStillIsNotTimeInWhichItRan() throws InterruptedException {
        long before = firstRound();
        clock.addAndGet(60_000);
        assertEquals(before + 400, nextRound());
    }

    @Test
    void aRoundThatFailsIsNotTheLast() throws InterruptedException {
        watchdog.start(new Watchdog.Rounds() {
            @Override
            public void stoodStill(long millis) {
                gaps.add(millis);
            }

            @Override
            public void round() {
                clock.addAndGet(10_000);
                throw new IllegalStateException("a test wants it");
            }
        });
        assertEquals(9_800, gaps.poll(30, SECONDS));
        assertEquals(9_800, gaps.poll(30, SECONDS), "it looked again");
    }
}
