package io.trivet.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.deploy.local.Ports;
import io.trivet.postgres.Trees;
import io.trivet.register.row.OperationId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

    /** As some other client writes, and again under the same id until it is there. */
    void put(String key, String value) {
        Random random = ThreadLocalRandom.current();
        OperationId id = OperationId.of(System.currentTimeMillis(), random.nextLong(), random.nextLong());
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/v1/kv/" + key))
                .header("Idempotency-Key", id.toString())
                .PUT(BodyPublishers.ofString(value))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        int status = 0;
        for (int i = 0; i < ATTEMPTS && status / 100 != 2; i++) {
            try {
                status = client.send(request, BodyHandlers.discarding()).statusCode();
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        assertEquals(2, status / 100, "cannot be written");
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
