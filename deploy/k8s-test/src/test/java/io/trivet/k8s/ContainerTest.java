package io.trivet.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The programs in the image that Kubernetes calls, before a process that answers as it is told to. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(60)
final class ContainerTest {
    private static final Path PROGRAMS =
            Kustomize.TREE.resolve("deploy/container").toAbsolutePath();
    private static final String REFUSAL = "Without this worker 6 partitions would not be served.";

    @TempDir
    Path directory;

    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    /** As told, the last of it again and again. */
    private void answer(HttpExchange call) throws IOException {
        asked.add(call.getRequestMethod() + " " + call.getRequestURI() + " "
                + call.getRequestHeaders().getOrDefault("Authorization", List.of()));
        int code = answers.size() > 1 ? answers.remove() : answers.element();
        byte[] text = code == 204 ? new byte[0] : REFUSAL.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(code, text.length == 0 ? -1 : text.length);
        call.getResponseBody().write(text);
        call.close();
    }

    private Process start(Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.command().set(0, PROGRAMS.resolve(command[0]).toString());
        builder.environment().put("TMPDIR", directory.toString());
        builder.environment()
                .put("TRIVET_HTTP_PORT", Integer.toString(server.getAddress().getPort()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private String run(String... command) throws IOException, InterruptedException {
        Process process = start(Map.of(), command);
        String said = said(process);
        return process.waitFor() + ": " + said;
    }

    // ---------------------------------------------------------------- leave

    @Test
    void whoIsNeededIsAskedAgain() throws Exception {
        answers.addAll(List.of(409, 503, 204));
        assertEquals("0: ", run("leave", "60", "0"));
        assertEquals(List.of("POST /v1/leave []", "POST /v1/leave []", "POST /v1/leave []"), List.copyOf(asked));
    }

    @Test
    void whoIsNeededForTooLongIsEndedAndItIsSaidWhy() throws Exception {
        answers.add(409);
        assertEquals("0: It is ended although it had better stay: " + REFUSAL + "\n", run("leave", "1"));
    }

    @Test
    void whoDoesNotAnswerIsNotAskedAgain() throws Exception {
        server.stop(0);
        assertTrue(run("leave", "60").startsWith("0: "));
    }

    @Test
    void theTokenIsShown() throws Exception {
        answers.add(204);
        assertEquals(
                0, start(Map.of("TRIVET_TOKEN", "secret"), "leave", "60", "0").waitFor());
        assertEquals("POST /v1/leave [Bearer secret]", asked.remove());
    }

    // ---------------------------------------------------------------- alive

    @Test
    void aliveIsWhoAnswersAtAll() throws Exception {
        answers.add(200);
        assertEquals("0: ", run("alive"));
        assertEquals("GET /health/live []", asked.remove());
        server.stop(0);
        assertNotEquals("0", run("alive").split(":")[0]);
    }

    // ---------------------------------------------------------------- run

    /** In place of Java's. */
    private Map<String, String> java(String script) throws IOException {
        Path program = directory.resolve("java");
        Files.writeString(program, "#!/usr/bin/env bash\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Map.of("PATH", directory + ":" + System.getenv("PATH"));
    }

    @Test
    void whatEndsForItselfEndsTheContainerWithItsCode() throws Exception {
        assertEquals(42, start(java("exit 42"), "run", "worker").waitFor());
    }

    @Test
    void whoMustNotBeStartedAgainWaitsAndCountsAsAlive() throws Exception {
        server.stop(0);
        Process container = start(java("exit 3"), "run", "worker");
        try (var lines = container.inputReader()) {
            assertTrue(lines.readLine().contains("until somebody has looked why"));
            assertEquals("0: ", run("alive"));
            container.toHandle().destroy();
            assertTrue(container.waitFor(10, TimeUnit.SECONDS));
        }
        assertEquals(3, container.exitValue());
        // Started again, it is alive only if it is.
        assertEquals(1, start(java("exit 1"), "run", "worker").waitFor());
        assertNotEquals("0", run("alive").split(":")[0]);
    }

    @Test
    void theProcessIsToldToEndAndWaitedFor() throws Exception {
        Process container = start(java("""
                sleep 60 &
                trap 'kill "$!"; echo ending; exit 5' TERM
                echo "$TRIVET_HTTP_HOST $*"
                wait
                """), "run", "controller");
        try (var lines = container.inputReader()) {
            String started = lines.readLine();
            assertTrue(started.startsWith("0.0.0.0 ") && started.contains("ControllerVerticle"), started);
            container.toHandle().destroy();
            assertEquals("ending", lines.readLine());
        }
        assertEquals(5, container.waitFor());
    }

    @Test
    void itHasToBeSaidWhichProcess() throws Exception {
        assertTrue(run("run").startsWith("2: "));
    }
}
