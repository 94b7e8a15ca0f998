package io.trivet.deploy.strip;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Notices when this process does not get to run: then what its clients did not get says nothing about the store. */
public final class Watcher implements AutoCloseable {
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long STALL = TimeUnit.MILLISECONDS.toNanos(100);

    private final Stalls stalls;
    private final CountDownLatch end = new CountDownLatch(1);

    /** Who is told of a stall: when it began and ended, in nanoseconds. */
    public interface Stalls {
        void stalled(long from, long until);
    }

    public Watcher(Stalls stalls) {
        this.stalls = stalls;
        Thread thread = new Thread(this::watch, "watcher");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        long before = System.nanoTime();
        while (!isOver()) {
            long now = System.nanoTime();
            if (now - before - BETWEEN_LOOKS > STALL) {
                stalls.stalled(before, now);
            }
            before = now;
        }
    }

    private boolean isOver() {
        try {
            return end.await(BETWEEN_LOOKS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        end.countDown();
    }
}
