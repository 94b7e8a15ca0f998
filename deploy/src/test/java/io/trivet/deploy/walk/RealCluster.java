package io.trivet.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.postgres.Access;
import io.trivet.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A cluster that deploy/local runs, in a directory and on ports of its own. */
final class RealCluster implements AutoCloseable {
    static final int WORKERS = 4;

    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(120);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(20);
    private static final Pattern PROCESS = Pattern.compile("process (\\d+)");
    private static final int ATTEMPTS = 50;

    private final Path program = Path.of("local").toAbsolutePath();
    private final Path directory;
    private final Path data;
    private final int port = freePort();
    private boolean closed;

    RealCluster() throws IOException {
        directory = Files.createTempDirectory("trivet-walk").toRealPath();
        // PostgreSQL, which does not run as root, has to pass through.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        data = directory.resolve("data");
        // For a walk that is ended before its end.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** The controller first. */
    List<Node> nodes() {
        return IntStream.rangeClosed(0, WORKERS)
                .mapToObj(i -> new Node(i == 0 ? "c1" : "w" + i, port + i))
                .toList();
    }

    Access postgresOf(int worker) {
        return PostgresServer.in(data.resolve("pg" + worker)).access();
    }

    String place() {
        return data + ", ports " + port + " to " + (port + WORKERS);
    }

    // ---------------------------------------------------------------- commands

    void start() {
        run("-d", "--port", Integer.toString(port), "--workers", Integer.toString(WORKERS));
    }

    /** As typed; it has to succeed. */
    void run(String... arguments) {
        Said said = type(arguments);
        assertEquals(0, said.code, () -> "deploy/local " + String.join(" ", arguments) + " said:\n" + said.text);
    }

    private record Said(int code, String text) {}

    /** Into a file: a pipe would stay open as long as anything that was started has it. */
    private Said type(String... arguments) {
        List<String> words = new ArrayList<>(List.of(program.toString(), "--data", data.toString()));
        words.addAll(List.of(arguments));
        try {
            Path file = Files.createTempFile(directory, "said", "");
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(file.toFile())
                    .start();
            if (!process.waitFor(COMMAND_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroy();
                return new Said(-1, Files.readString(file) + "\nand did not end within " + COMMAND_LIMIT);
            }
            return new Said(process.exitValue(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    // ---------------------------------------------------------------- all of it

    /** SIGKILL to everything at once, as when the machine loses its power. Returns how many processes it were. */
    int killEverything() {
        List<ProcessHandle> all = processes();
        all.forEach(ProcessHandle::destroyForcibly);
        Waiting.until(
                "the end of all processes",
                KILL_LIMIT,
                () -> Optional.of(type("status").text)
                        .filter(status -> PROCESS.matcher(status).find()));
        return all.size();
    }

    /** With those that they have started. */
    private List<ProcessHandle> processes() {
        List<ProcessHandle> all = new ArrayList<>();
        Matcher matcher = PROCESS.matcher(type("status").text);
        while (matcher.find()) {
            ProcessHandle.of(Long.parseLong(matcher.group(1))).ifPresent(process -> {
                all.add(process);
                process.descendants().forEach(all::add);
            });
        }
        return all;
    }

    /** Logs, and what the nodes say of themselves, for whoever wants to know why it failed. */
    void keepTraces(Path place) throws IOException {
        Traces traces = new Traces(place);
        for (Node node : nodes()) {
            traces.keep(node.name() + ".log", data.resolve(node.name()).resolve("log"));
            traces.ask(node);
        }
        for (int worker = 1; worker <= WORKERS; worker++) {
            String name = "pg" + worker;
            traces.keep(name + ".log", PostgresServer.in(data.resolve(name)).log());
        }
    }

    /** Ends and removes all of it. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (type("down").code != 0) {
            processes().forEach(ProcessHandle::destroyForcibly);
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---------------------------------------------------------------- ports

    /** With room for those that are derived from it. */
    private static int freePort() {
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = ThreadLocalRandom.current().nextInt(12_000, 22_000);
            if (IntStream.of(0, 10_000, 20_000)
                    .flatMap(part -> IntStream.rangeClosed(port + part, port + part + WORKERS))
                    .allMatch(RealCluster::isFree)) {
                return port;
            }
        }
        throw new IllegalStateException("no ports");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
