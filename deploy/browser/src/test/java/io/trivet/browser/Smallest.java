package io.trivet.browser;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.deploy.SmallestCluster;
import io.trivet.postgres.PostgresServer;
import io.trivet.postgres.Trees;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The smallest cluster, of single processes as anybody might start them, without a switchboard. */
final class Smallest implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final PostgresServer postgres = PostgresServer.temporary();
    private final List<Process> processes = new ArrayList<>();
    private final SmallestCluster cluster = SmallestCluster.onFreePorts();
    private final Path directory;

    /** @param settings of both nodes */
    Smallest(JsonObject settings) throws IOException {
        directory = Files.createTempDirectory("trivet-smallest");
        run(
                "io.trivet.controller.ControllerVerticle",
                cluster.controller().put("CONSOLE_COMMAND", "docker compose").mergeIn(settings));
        run("io.trivet.worker.WorkerVerticle", cluster.worker(postgres.access()).mergeIn(settings));
    }

    String url() {
        return "http://127.0.0.1:" + cluster.httpPort(0);
    }

    private void run(String verticle, JsonObject settings) throws IOException {
        Path file = Files.writeString(directory.resolve(settings.getString("NAME") + ".json"), settings.encode());
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of("..", "vertx").toString(), "run", verticle, "-conf", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        file.resolveSibling(settings.getString("NAME") + ".log").toFile());
        builder.environment().put("JAVA_OPTS", "-XX:+UseSerialGC -Xmx192m");
        builder.environment().keySet().removeIf(name -> name.startsWith("TRIVET_"));
        processes.add(builder.start());
    }

    /** Returns when the page can be opened. */
    void awaitAnswer() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url() + "/health/live")).build();
        long begun = System.nanoTime();
        while (!answers(request)) {
            assertTrue(System.nanoTime() - begun < LIMIT.toNanos(), "does not answer");
            // Between two looks, a wait for the end that should not come.
            assertFalse(processes.get(0).waitFor(100, TimeUnit.MILLISECONDS), "has ended");
        }
    }

    private static boolean answers(HttpRequest request) throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        processes.forEach(Process::destroyForcibly);
        postgres.close();
        Trees.delete(directory);
    }
}
