package io.trivet.browser;

import io.trivet.deploy.strip.DiskWatcher;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Remembers when the disk, which all databases of a local cluster share, stood still. Nobody can write then, whatever
 * the cluster does, so such a second tells nothing about how a fault was got over.
 */
final class Disk implements AutoCloseable {
    private final Queue<Stall> stalls = new ConcurrentLinkedQueue<>();
    private final DiskWatcher watcher;

    private record Stall(long from, long until) {}

    Disk() throws IOException {
        watcher = new DiskWatcher(this::slow);
    }

    private void slow(long from, long until) {
        if (until - from > DiskWatcher.STANDS_STILL) {
            stalls.add(new Stall(from, until));
        }
    }

    /** Whether it did so in the second that began so many seconds ago, in the one before, or in the one after. */
    boolean stoodStill(int secondsAgo) {
        long begin = System.nanoTime() - TimeUnit.SECONDS.toNanos(secondsAgo);
        long from = begin - TimeUnit.SECONDS.toNanos(1);
        long until = begin + TimeUnit.SECONDS.toNanos(2);
        return stalls.stream().anyMatch(stall -> stall.from < until && stall.until > from);
    }

    @Override
    public void close() {
        watcher.close();
    }
}
