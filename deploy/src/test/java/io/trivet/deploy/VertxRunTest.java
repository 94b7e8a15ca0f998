package io.trivet.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.postgres.PostgresServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker and a controller as {@code vertx run VERTICLE -conf FILE} starts them, in processes of their own. */
class VertxRunTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Process> processes = new ArrayList<>();
    private final SmallestCluster cluster = SmallestCluster.onFreePorts();
    private PostgresServer postgres;

    @BeforeEach
    void prepare() {
        postgres = PostgresServer.temporary();
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
        postgres.close();
    }

    @Test
    void serves() throws Exception {
        startBoth();
        awaitReady(0);
        awaitReady(1);

        HttpRequest.Builder put = key(1).PUT(HttpRequest.BodyPublishers.ofString("ripe"));
        assertEquals(201, client.send(put.build(), BodyHandlers.ofString()).statusCode());
        assertEquals(
                "ripe", client.send(key(0).build(), BodyHandlers.ofString()).body());

        for (Process process : processes) {
            process.destroy();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), "ends when it is asked to");
        }
    }

    /** A cluster that the launcher made could not be joined again after a pause. */
    @Test
    void saysThatItJoinsItsClusterByItself() throws Exception {
        startBoth("-cluster", "-cluster-host", "127.0.0.1");
        for (Process process : processes) {
            assertTrue(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS), "does not go on without a cluster");
            assertEquals(15, process.exitValue(), "whoever supervises it sees that it has not started");
        }
        assertTrue(log("c1").contains("leave -cluster out"), log("c1"));
        assertTrue(log("w1").contains("leave -cluster out"), log("w1"));
    }

    private void startBoth(String... options) throws IOException {
        // A list with one member may be written without brackets.
        run("io.trivet.controller.ControllerVerticle", cluster.controller().put("ELECTORS", "w1"), options);
        run("io.trivet.worker.WorkerVerticle", cluster.worker(postgres.access()), options);
    }

    private void run(String verticle, JsonObject settings, String... options) throws IOException {
        Path file = Files.writeString(directory.resolve(settings.getString("NAME") + ".json"), settings.encode());
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:+UseSerialGC", "-Xmx192m", "-Dvertx.hazelcast.config=classpath:alone.xml"));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.trivet.deploy.VertxCommand"));
        words.addAll(List.of("run", verticle, "-conf", file.toString()));
        words.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.redirectOutput(
                directory.resolve(settings.getString("NAME") + ".log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TRIVET_"));
        processes.add(builder.start());
    }

    private HttpRequest.Builder key(int node) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + cluster.httpPort(node) + "/v1/kv/plum"));
    }

    private void awaitReady(int node) throws Exception {
        URI ready = URI.create("http://127.0.0.1:" + cluster.httpPort(node) + "/health/ready");
        HttpRequest request = HttpRequest.newBuilder(ready).build();
        long begun = System.nanoTime();
        int code = 0;
        while (code != 200) {
            assertTrue(System.nanoTime() - begun < LIMIT.toNanos(), this::logs);
            assertTrue(processes.stream().allMatch(Process::isAlive), this::logs);
            // Between two looks, a wait for the end that should not come.
            processes.get(node).waitFor(100, TimeUnit.MILLISECONDS);
            code = client.sendAsync(request, BodyHandlers.discarding())
                    .thenApply(HttpResponse::statusCode)
                    .exceptionally(refused -> 0)
                    .join();
        }
    }

    private String logs() {
        return log("c1") + log("w1");
    }

    private String log(String name) {
        try {
            return Files.readString(directory.resolve(name + ".log"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
