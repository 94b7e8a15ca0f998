package io.trivet.deploy.walk;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Notices when this process does not get to run: then what its clients did not get says nothing about the cluster. */
final class Watcher implements AutoCloseable {
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long STALL = TimeUnit.MILLISECONDS.toNanos(100);

    private final ClientSeconds seconds;
    private final CountDownLatch end = new CountDownLatch(1);

    Watcher(ClientSeconds seconds) {
        this.seconds = seconds;
        Thread thread = new Thread(this::watch, "watcher");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        long before = System.nanoTime();
        while (!isOver()) {
            long now = System.nanoTime();
            if (now - before - BETWEEN_LOOKS > STALL) {
                seconds.stalled(before, now);
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
