package io.trivet.deploy.strip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Notices when the disk takes long to write a byte down, which is what every database of a local cluster waits for on
 * the same disk.
 */
public final class DiskWatcher implements AutoCloseable {
    /** Nanoseconds of a sync. Syncs of a few databases, one after the other, are a second without a success then. */
    public static final long STANDS_STILL = TimeUnit.MILLISECONDS.toNanos(300);

    private static final long BETWEEN_MILLIS = 50;
    private static final long SLOW = TimeUnit.MILLISECONDS.toNanos(100);

    private final Watcher.Stalls stalls;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Path file;

    public DiskWatcher(Watcher.Stalls stalls) throws IOException {
        this.stalls = stalls;
        file = Files.createTempFile("trivet-disk", "");
        Thread thread = new Thread(this::watch, "disk watcher");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            do {
                long begun = System.nanoTime();
                channel.write(ByteBuffer.wrap(new byte[] {1}), 0);
                channel.force(false);
                long now = System.nanoTime();
                if (now - begun > SLOW) {
                    stalls.stalled(begun, now);
                }
            } while (!end.await(BETWEEN_MILLIS, TimeUnit.MILLISECONDS));
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
    }
}
