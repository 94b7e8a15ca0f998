package io.trivet.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.deploy.local.Ports;
import io.trivet.postgres.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A cluster of deploy/local, started as anybody would start it. */
record Cluster(Path data, int port) implements AutoCloseable {
    private static final Path PROGRAM = Path.of("..", "local");
    private static final long LIMIT_SECONDS = 180;
    private static final int ATTEMPTS = 50;

    static Cluster start() throws IOException {
        Path data = Files.createTempDirectory("trivet-browser").toRealPath();
        // PostgreSQL, which does not run as root, has to pass through.
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        Cluster cluster = new Cluster(data, freePort());
        cluster.run("up", "-d", "--port", Integer.toString(cluster.port));
        return cluster;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void run(String... arguments) {
        List<String> words = new ArrayList<>(List.of(PROGRAM.toString(), "--data", data.toString()));
        words.addAll(List.of(arguments));
        try {
            Path said = data.resolveSibling(data.getFileName() + ".log");
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            String text = Files.readString(said, StandardCharsets.UTF_8);
            Files.delete(said);
            assertEquals(true, ended, () -> words + " does not end:\n" + text);
            assertEquals(0, process.exitValue(), () -> words + " said:\n" + text);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** With room for those that are derived from it. */
    private static int freePort() {
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = ThreadLocalRandom.current().nextInt(9_000, 12_000);
            boolean free = IntStream.of(0, 10_000, 20_000)
                    .flatMap(part -> IntStream.rangeClosed(port + part, port + part + 6))
                    .allMatch(Ports::isFree);
            if (free) {
                return port;
            }
        }
        throw new IllegalStateException("no ports");
    }

    @Override
    public void close() throws IOException {
        run("down");
        Trees.delete(data);
    }
}
