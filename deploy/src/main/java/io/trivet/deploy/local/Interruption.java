package io.trivet.deploy.local;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish of whoever typed Ctrl-C, or closed the terminal, that all of it end. It is fulfilled by the thread that is
 * at work; the process waits until that has cleared up.
 */
public final class Interruption {
    private static final Duration CLEARING_UP = Duration.ofMinutes(2);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch clearedUp = new CountDownLatch(1);

    /** From now on the end of this process waits for {@link #clearedUp}. */
    public static Interruption ofThisProcess() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::interrupt));
        return interruption;
    }

    void interrupt() {
        asked.countDown();
        await(clearedUp, CLEARING_UP);
    }

    public void clearedUp() {
        clearedUp.countDown();
    }

    /** Whether it has come; waits for it that long. */
    public boolean within(Duration time) {
        return await(asked, time);
    }

    public void check() {
        if (within(Duration.ZERO)) {
            throw new Refusal("Interrupted.", 130);
        }
    }

    private static boolean await(CountDownLatch latch, Duration time) {
        try {
            return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
