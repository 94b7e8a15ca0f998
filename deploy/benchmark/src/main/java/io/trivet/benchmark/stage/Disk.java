package io.trivet.benchmark.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** What every commit waits for in the end. */
final class Disk {
    private static final int BYTES = 4_096;
    private static final int SYNCS = 201;

    private Disk() {}

    /** How long it takes to write a little at the end of a file, and to have it on the disk; the median. */
    static double syncMillis(Place place) {
        Path file = place.of("sync");
        double[] millis = new double[SYNCS];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < SYNCS; i++) {
                long begun = System.nanoTime();
                channel.write(ByteBuffer.allocate(BYTES));
                channel.force(false);
                millis[i] = (System.nanoTime() - begun) / 1e6;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Arrays.sort(millis);
        return millis[SYNCS / 2];
    }
}
