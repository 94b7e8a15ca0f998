package io.trivet.deploy.walk;

import io.trivet.deploy.walk.HostShell.Said;
import io.trivet.postgres.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The containers of compose.yaml, under another name and on other ports than usual. */
final class ComposeSite implements Site {
    private static final String PROJECT = "trivet-chaos";
    /** The ports are this with a digit behind: the controller's 0, the workers' 1 and up. */
    private static final int PORTS = 870;

    private static final int WORKERS = 4;
    private static final int POSTGRES_PORT = 5_432;
    private static final String POSTGRES = "trivet";
    private static final Duration LIMIT = Duration.ofSeconds(240);
    private static final Duration UNTIL_PAUSED = Duration.ofSeconds(10);
    private static final Duration UNTIL_READY = Duration.ofSeconds(90);

    private final HostShell shell = new HostShell(Map.of("TRIVET_PORTS", Integer.toString(PORTS)), LIMIT);
    private final Map<String, String> containers = new ConcurrentHashMap<>();
    private boolean closed;

    ComposeSite() {
        // For a run that is ended before its end.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    private String compose(String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                "docker",
                "compose",
                "-p",
                PROJECT,
                "-f",
                Path.of("../compose.yaml").toString()));
        words.addAll(List.of(arguments));
        return shell.run(words);
    }

    private String docker(String action, List<String> parts) {
        List<String> words = new ArrayList<>(List.of("docker", action));
        parts.forEach(part -> words.add(containers.get(part)));
        return shell.run(words);
    }

    @Override
    public String place() {
        return "the containers of " + PROJECT + ", ports from " + PORTS + "0";
    }

    @Override
    public List<Node> controllers() {
        return List.of(new Node("c1", PORTS * 10));
    }

    @Override
    public List<Node> nodes() {
        return Stream.concat(
                        controllers().stream(),
                        IntStream.rangeClosed(1, WORKERS).mapToObj(i -> new Node("w" + i, PORTS * 10 + i)))
                .toList();
    }

    @Override
    public List<String> stores() {
        return IntStream.rangeClosed(1, WORKERS).mapToObj(i -> "w" + i).toList();
    }

    private List<String> parts() {
        return Stream.concat(nodes().stream().map(Node::name), stores().stream().map(Site::databaseOf))
                .toList();
    }

    @Override
    public Access postgresOf(String worker) {
        return new Access(addressOf(Site.databaseOf(worker)), POSTGRES_PORT, POSTGRES, POSTGRES, POSTGRES);
    }

    /** It may be another one after every start. */
    private String addressOf(String part) {
        return shell.run(
                "docker",
                "inspect",
                "-f",
                "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}",
                containers.get(part));
    }

    // ---------------------------------------------------------------- all of it

    @Override
    public void start() {
        if (containers.isEmpty()) {
            compose("up", "-d", "--build");
            parts().forEach(part -> containers.put(part, compose("ps", "-q", part)));
        } else {
            start(parts());
        }
        Waiting.until(
                "five nodes that are ready",
                UNTIL_READY,
                () -> nodes().stream()
                        .filter(node -> shell.type(List.of(
                                                "curl",
                                                "-fsS",
                                                "-m",
                                                "2",
                                                "127.0.0.1:" + node.port() + "/health/ready"))
                                        .code()
                                != 0)
                        .findFirst()
                        .map(node -> node + " is not."));
    }

    @Override
    public int killEverything() {
        kill(parts());
        return parts().size();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            compose("--profile", "grow", "down", "-v", "-t", "2");
        }
    }

    // ---------------------------------------------------------------- parts

    @Override
    public void pause(List<String> parts) {
        parts.forEach(this::pause);
    }

    /** A container that is busy cannot always be frozen at the first attempt, which may leave it half frozen. */
    private void pause(String part) {
        Waiting.until("to pause " + part, UNTIL_PAUSED, () -> {
            Said said = shell.type(List.of("docker", "pause", containers.get(part)));
            boolean paused = said.code() == 0 || said.text().contains("already paused");
            return paused ? Optional.empty() : Optional.of(said.text());
        });
    }

    @Override
    public void unpause(List<String> parts) {
        docker("unpause", parts);
    }

    @Override
    public void kill(List<String> parts) {
        docker("kill", parts);
    }

    @Override
    public void start(List<String> parts) {
        docker("start", parts);
    }

    @Override
    public Optional<Cable> cable() {
        return IpTables.isThere() ? Optional.of(new IpTables(this::addressOf)) : Optional.empty();
    }

    @Override
    public void keepTraces(Path place) throws IOException {
        Traces traces = new Traces(place);
        for (String part : parts()) {
            Files.writeString(
                    place.resolve(part + ".log"),
                    shell.type(List.of("docker", "logs", containers.get(part))).text());
        }
        for (Node node : nodes()) {
            traces.ask(node);
        }
    }
}
