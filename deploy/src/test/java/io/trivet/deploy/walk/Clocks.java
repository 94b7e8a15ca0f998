package io.trivet.deploy.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Clocks that jump: a node that is patched adds to the time of day what stands in a file of the directory in which it
 * runs. What measures durations is left alone, as it is by an operator who sets a clock.
 */
final class Clocks {
    private static final String FILE = "clock";

    /** The one place where the product asks for the time of day. */
    static final Patch PATCH = new Patch(
            "clocks", "io/trivet/node/VertxTiming.java", "        return System.currentTimeMillis();", """
                    try {
                        String seconds = java.nio.file.Files.readString(java.nio.file.Path.of("%s"));
                        return System.currentTimeMillis() + 1_000L * Integer.parseInt(seconds);
                    } catch (java.io.IOException notSet) {
                        return System.currentTimeMillis();
                    }""".formatted(
                            FILE));

    private Clocks() {}

    /** From now on the clock of what runs there is so many seconds ahead. */
    static void set(Path directory, int seconds) {
        try {
            Path half = directory.resolve(FILE + ".half");
            Files.writeString(half, Integer.toString(seconds));
            Files.move(half, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
