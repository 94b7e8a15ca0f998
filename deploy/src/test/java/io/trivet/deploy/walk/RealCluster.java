package io.trivet.deploy.walk;

import io.trivet.deploy.walk.HostShell.Said;
import io.trivet.postgres.Access;
import io.trivet.postgres.LocalProcess;
import io.trivet.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A cluster that deploy/local runs, in a directory and on ports of its own. Workers come and go. */
final class RealCluster implements Site {
    private static final String DID_NOT_START = " did not start.";
    private static final Duration KILL_LIMIT = Duration.ofSeconds(20);
    private static final Pattern PROCESS = Pattern.compile("process (\\d+)");

    static final List<String> PROGRAM =
            List.of(Path.of("local").toAbsolutePath().toString());

    private final LocalCommands local;
    private final Path directory;
    private final Path data;
    private final int controllers;
    private final int port;
    private final Roll roll;
    private final boolean clocks;
    private boolean closed;

    RealCluster(int controllers, int workers) throws IOException {
        this(controllers, workers, PROGRAM, false);
    }

    /**
     * @param program what is to be typed instead of deploy/local
     * @param clocks whether it makes nodes whose clocks can be set
     */
    RealCluster(int controllers, int workers, List<String> program, boolean clocks) throws IOException {
        this.clocks = clocks;
        this.controllers = controllers;
        this.port = FreePorts.first(controllers);
        this.roll = new Roll(port, workers);
        directory = Files.createTempDirectory("trivet-walk").toRealPath();
        // PostgreSQL, which does not run as root, has to pass through.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        data = directory.resolve("data");
        local = new LocalCommands(program, data);
        // For a walk that is ended before its end.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    @Override
    public List<Node> nodes() {
        return Stream.concat(controllers().stream(), workers().stream()).toList();
    }

    @Override
    public List<Node> controllers() {
        return IntStream.range(0, controllers)
                .mapToObj(i -> new Node("c" + (i + 1), port + i * FreePorts.BETWEEN_CONTROLLERS))
                .toList();
    }

    List<Node> workers() {
        return roll.all();
    }

    Node node(String name) {
        return nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no node " + name));
    }

    @Override
    public List<String> stores() {
        return roll.whole();
    }

    /** Whether there are ports for one more. */
    boolean hasRoom() {
        return roll.hasRoom();
    }

    private Path postgres(String worker) {
        return data.resolve(Site.databaseOf(worker));
    }

    @Override
    public Access postgresOf(String worker) {
        return PostgresServer.in(postgres(worker)).access();
    }

    @Override
    public String place() {
        return data + ", ports from " + port;
    }

    // ---------------------------------------------------------------- commands

    @Override
    public void start() {
        run(
                "-d",
                "--port",
                Integer.toString(port),
                "--workers",
                Integer.toString(roll.all().size()),
                "--controllers",
                Integer.toString(controllers));
    }

    /** Another worker; returns when it serves. */
    Node add() {
        run("add");
        return roll.grow();
    }

    /** The same, among faults. One that was taken in, but did not start in time, is started again. */
    Node addStubbornly(Duration limit) {
        local.stubbornly(limit, () -> {
            Said said = local.type("add");
            if (!said.text().contains(DID_NOT_START)) {
                LocalCommands.mustHaveSucceeded(said, "add");
            }
        });
        Node added = roll.grow();
        if (LocalParts.process(data.resolve(added.name())).isEmpty()) {
            local.stubbornly(limit, () -> run("start", added.name()));
        }
        return added;
    }

    /** What is refused or fails is tried again. */
    void stubbornly(Duration limit, Runnable command) {
        local.stubbornly(limit, command);
    }

    /** Drains what is not drained yet. */
    void remove(String worker) {
        run("remove", worker);
        roll.remove(worker);
    }

    /** A worker together with its database, both for good. */
    void lose(String worker) {
        run("kill", worker, Site.databaseOf(worker));
        roll.lose(worker);
    }

    /** By a new one with an empty database; returns when that serves. */
    void replace(String worker) {
        run("replace", "-d", worker);
        roll.replace(worker);
    }

    /** SIGKILL within the moment: a command takes longer than many a change that is to be interrupted by it. */
    void killAtOnce(String part) {
        LocalParts.process(data.resolve(part)).ifPresent(process -> process.kill(KILL_LIMIT));
    }

    @Override
    public void pause(List<String> parts) {
        parts.forEach(part -> LocalParts.process(data.resolve(part)).ifPresent(LocalProcess::pause));
    }

    @Override
    public void unpause(List<String> parts) {
        parts.forEach(part -> LocalParts.process(data.resolve(part)).ifPresent(LocalProcess::unpause));
    }

    @Override
    public void kill(List<String> parts) {
        parts.forEach(this::killAtOnce);
    }

    @Override
    public void start(List<String> parts) {
        run(Stream.concat(Stream.of("start"), parts.stream()).toArray(String[]::new));
    }

    @Override
    public Optional<BiConsumer<String, Integer>> clocks() {
        return clocks ? Optional.of((node, seconds) -> Clocks.set(data.resolve(node), seconds)) : Optional.empty();
    }

    /** As typed; it has to succeed. */
    void run(String... arguments) {
        local.run(arguments);
    }

    @Override
    public Optional<BiConsumer<String, Boolean>> disks() {
        return Files.isExecutable(LocalParts.PRLIMIT) ? Optional.of(this::setDisk) : Optional.empty();
    }

    private void setDisk(String database, boolean full) {
        LocalParts.setFull(data.resolve(database), full);
        if (!full && LocalParts.process(data.resolve(database)).isEmpty()) {
            run("start", database);
        }
    }

    // ---------------------------------------------------------------- all of it

    @Override
    public int killEverything() {
        List<ProcessHandle> all = processes();
        all.forEach(ProcessHandle::destroyForcibly);
        Waiting.until(
                "the end of all processes",
                KILL_LIMIT,
                () -> Optional.of(local.type("status").text())
                        .filter(status -> PROCESS.matcher(status).find()));
        return all.size();
    }

    /** With those that they have started. */
    private List<ProcessHandle> processes() {
        List<ProcessHandle> all = new ArrayList<>();
        Matcher matcher = PROCESS.matcher(local.type("status").text());
        while (matcher.find()) {
            ProcessHandle.of(Long.parseLong(matcher.group(1))).ifPresent(process -> {
                all.add(process);
                process.descendants().forEach(all::add);
            });
        }
        return all;
    }

    @Override
    public void keepTraces(Path place) throws IOException {
        Traces traces = new Traces(place);
        for (Node node : nodes()) {
            traces.keep(node.name() + ".log", data.resolve(node.name()).resolve("log"));
            traces.ask(node);
        }
        for (Node worker : workers()) {
            traces.keep(
                    worker.name() + "-postgres.log",
                    PostgresServer.in(postgres(worker.name())).log());
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (local.type("down").code() != 0) {
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
}
