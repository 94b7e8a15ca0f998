package io.trivet.deploy.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;

/** Commands about a cluster with one controller, in a directory of its own. */
final class Shell implements AutoCloseable {
    private static final int ATTEMPTS = 50;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final NodeCommand nodes;
    private final int workers;
    final Path data;
    final int port = freePort();

    Shell(Class<? extends StandIn> verticle, int workers) throws IOException {
        this.workers = workers;
        this.nodes = NodeCommand.ofThisProcess(verticle.getName(), verticle.getName());
        this.data = Files.createTempDirectory("trivet-local").toRealPath();
        // As if we had made it: PostgreSQL, which does not run as root, has to pass through.
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    int run(String... arguments) {
        return run(new Interruption(), arguments);
    }

    int run(Interruption interruption, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--data", data.toString()));
        all.addAll(List.of(arguments));
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new Commands("deploy/local", new Terminal(out, out), interruption, nodes).run(all);
    }

    int up(String... more) {
        return up(new Interruption(), more);
    }

    int up(Interruption interruption, String... more) {
        List<String> all = new ArrayList<>(List.of("up", "--workers", "" + workers, "--port", "" + port));
        all.addAll(List.of(more));
        return run(interruption, all.toArray(String[]::new));
    }

    /** The same, while the test goes on. */
    CompletableFuture<Integer> upMeanwhile(Interruption interruption) {
        return code(() -> up(interruption));
    }

    CompletableFuture<Integer> runMeanwhile(Interruption interruption, String... arguments) {
        return code(() -> run(interruption, arguments));
    }

    private static CompletableFuture<Integer> code(IntSupplier command) {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        meanwhile(() -> code.complete(command.getAsInt())).exceptionally(failure -> {
            code.completeExceptionally(failure);
            return null;
        });
        return code;
    }

    /** On a thread of its own: what waits must not take one from the pool that all share. */
    static CompletableFuture<Void> meanwhile(Runnable task) {
        return CompletableFuture.runAsync(task, work -> new Thread(work, "meanwhile").start());
    }

    /** All that was said since the last time. */
    String said() {
        String text = said.toString(StandardCharsets.UTF_8);
        said.reset();
        return text;
    }

    /** That a command ended with this code, and said these words among others. Returns all that it said. */
    String assertSays(int code, String words, int actualCode) {
        String text = said();
        assertEquals(code, actualCode, text);
        assertTrue(text.contains(words), text);
        return text;
    }

    boolean hasSaid(String words) {
        return said.toString(StandardCharsets.UTF_8).contains(words);
    }

    /** What a scripted node is to answer from now on. */
    void script(String node, JsonObject script) {
        tell(node, "PUT", "/script", script);
    }

    /** What a scripted node was told to do, as {@code METHOD path content}. */
    List<String> orders(String node) {
        return tell(node, "GET", "/script", new JsonObject()).getJsonArray("orders").stream()
                .map(String.class::cast)
                .toList();
    }

    private JsonObject tell(String node, String method, String path, JsonObject content) {
        String url = cluster().part(node).place() + path;
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .method(method, HttpRequest.BodyPublishers.ofString(content.encode()))
                .build();
        try {
            return new JsonObject(HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    LocalCluster cluster() {
        Home home = Home.at(data);
        return new LocalCluster(home, home.knownPlan(), nodes);
    }

    /** With room for those that are derived from it. */
    private static int freePort() {
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = ThreadLocalRandom.current().nextInt(2_000, 12_000);
            if (new Plan(4, 1, port)
                    .members().stream()
                            .flatMap(member -> member.ports().stream())
                            .allMatch(Shell::isFree)) {
                return port;
            }
        }
        throw new IllegalStateException("no ports");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        if (Home.at(data).plan().isPresent()) {
            cluster().stopAll();
        }
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
