package io.trivet.deploy.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that outlives the command that starts it. Its number is in the file {@code pid}, its words in {@code log}.
 */
final class Detached {
    /**
     * A terminal's Ctrl-C and its end go to all that was started from it. What runs here is ended by us alone, the last
     * of all when it runs without us.
     */
    private static final String BEGIN = "trap '' HUP INT TSTP; echo $$ >pid.half && mv pid.half pid && exec \"$@\"";

    private Detached() {}

    static Path pidFile(Path directory) {
        return directory.resolve("pid");
    }

    static Path log(Path directory) {
        return directory.resolve("log");
    }

    static void begin(Path directory, List<String> words) throws IOException {
        List<String> detached = new ArrayList<>(List.of("sh", "-c", BEGIN, "sh"));
        detached.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(detached)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(directory).toFile()));
        // The environment wins over the file, and one environment cannot fit all of them.
        builder.environment().keySet().removeIf(name -> name.startsWith("TRIVET_"));
        keep(builder.start().pid(), directory);
    }

    /** As it does itself, which may not have come to that; whole or not at all, since others may be looking. */
    private static void keep(long pid, Path directory) throws IOException {
        Path half = Files.writeString(directory.resolve("pid.new"), Long.toString(pid));
        Files.move(half, pidFile(directory), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
