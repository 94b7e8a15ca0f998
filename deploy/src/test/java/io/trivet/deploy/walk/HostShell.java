package io.trivet.deploy.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Commands of the machine, each with a limit. */
record HostShell(Map<String, String> environment, Duration limit) {
    /** What it said; it has to succeed. */
    String run(List<String> words) {
        Said said = type(words);
        if (said.code != 0) {
            throw new AssertionError(String.join(" ", words) + " ended with " + said.code + ": " + said.text);
        }
        return said.text;
    }

    String run(String... words) {
        return run(List.of(words));
    }

    record Said(int code, String text) {}

    /** Into a file: a pipe would stay open as long as anything that was started has it. */
    Said type(List<String> words) {
        try {
            Path file = Files.createTempFile("trivet-said", "");
            try {
                ProcessBuilder builder = new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(file.toFile());
                builder.environment().putAll(environment);
                Process process = builder.start();
                if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroy();
                    return new Said(-1, Files.readString(file) + "\nand did not end within " + limit);
                }
                return new Said(process.exitValue(), Files.readString(file).strip());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
