package io.trivet.browser;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.postgres.Access;
import io.trivet.postgres.PostgresServer;
import io.trivet.postgres.Trees;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
    private final List<Integer> ports = freePorts();
    private final Path directory;

    /** @param settings of both nodes */
    Smallest(JsonObject settings) throws IOException {
        directory = Files.createTempDirectory("trivet-smallest");
        Access access = postgres.access();
        run(
                "io.trivet.controller.ControllerVerticle",
                node("c1", 0)
                        .put("ELECTORS", "w1")
                        .put("REPLICAS", 1)
                        .put("CONSOLE_COMMAND", "docker compose")
                        .mergeIn(settings));
        run(
                "io.trivet.worker.WorkerVerticle",
                node("w1", 1)
                        .put("POSTGRES_PORT", access.port())
                        .put("POSTGRES_PASSWORD", access.password())
                        .mergeIn(settings));
    }

    String url() {
        return "http://127.0.0.1:" + ports.get(0);
    }

    private static List<Integer> freePorts() {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")));
            }
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private JsonObject node(String name, int number) {
        return new JsonObject()
                .put("NAME", name)
                .put("HTTP_PORT", ports.get(number))
                .put("CLUSTER_PORT", ports.get(number + 2))
                .put("MEMBERS", new JsonArray().add("127.0.0.1:" + ports.get(2)).add("127.0.0.1:" + ports.get(3)));
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
