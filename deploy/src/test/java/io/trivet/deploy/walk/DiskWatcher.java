package io.trivet.deploy.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Notices when the disk takes long to write a byte down, which is what every database of a local cluster waits for on
 * the same disk. That explains a gap; it does not excuse it.
 */
final class DiskWatcher implements AutoCloseable {
    private static final long BETWEEN_MILLIS = 50;
    private static final long SLOW_MILLIS = 250;

    private final long origin = System.nanoTime();
    private final List<String> slow = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Path file;

    DiskWatcher() throws IOException {
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
                note(begun, Duration.ofNanos(System.nanoTime() - begun).toMillis());
            } while (!end.await(BETWEEN_MILLIS, TimeUnit.MILLISECONDS));
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void note(long begun, long millis) {
        if (millis > SLOW_MILLIS) {
            slow.add("%d ms in second %d".formatted(millis, TimeUnit.NANOSECONDS.toSeconds(begun - origin)));
        }
    }

    /** When it took long, and how long. */
    synchronized List<String> slow() {
        return List.copyOf(slow);
    }

    @Override
    public void close() {
        end.countDown();
    }
}
