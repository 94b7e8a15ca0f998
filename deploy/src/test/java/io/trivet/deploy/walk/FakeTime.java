package io.trivet.deploy.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Clocks that jump, where Debian's package faketime is there: its library, loaded into all that deploy/local starts,
 * looks for the time in a file of the directory in which a process runs. What measures durations is left alone.
 */
final class FakeTime {
    private static final String FILE = "clock";

    private static final PathMatcher LIBRARY =
            FileSystems.getDefault().getPathMatcher("glob:**/faketime/libfaketimeMT.so*");
    private static final int DEPTH = 3;

    private FakeTime() {}

    /** What is to be typed before a command, if it can be had. */
    static Optional<List<String>> words() {
        return library()
                .map(library -> List.of(
                        "env",
                        "LD_PRELOAD=" + library,
                        "FAKETIME_TIMESTAMP_FILE=" + FILE,
                        "FAKETIME_CACHE_DURATION=1",
                        "DONT_FAKE_MONOTONIC=1"));
    }

    /** From now on the clock of what runs there is so many seconds ahead. */
    static void set(Path directory, int seconds) {
        try {
            Path half = directory.resolve(FILE + ".half");
            Files.writeString(half, "%+d\n".formatted(seconds));
            Files.move(half, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> library() {
        Path place = Path.of("/usr/lib");
        if (!Files.isDirectory(place)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(place, DEPTH)) {
            return files.filter(LIBRARY::matches).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
