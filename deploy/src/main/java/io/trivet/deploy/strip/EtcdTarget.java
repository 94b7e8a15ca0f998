package io.trivet.deploy.strip;

import io.trivet.deploy.local.Ports;
import io.trivet.deploy.local.Refusal;
import io.trivet.deploy.strip.Wire.Request;
import io.trivet.postgres.Trees;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three processes of etcd, in a temporary directory and on free ports; they end with this. */
final class EtcdTarget implements Target {
    private static final int NODES = 3;
    /** Below those that the system hands out by itself: a node that is started again would find its port taken. */
    private static final int LOWEST_PORT = 13_000;

    private static final int HIGHEST_PORT = 18_000;

    private final Store store;
    private final Wire wire;
    private final String version;
    private final Path directory;
    private final List<EtcdNode> nodes;

    private EtcdTarget(Store store, Wire wire, String version, Path directory, List<EtcdNode> nodes) {
        this.store = store;
        this.wire = wire;
        this.version = version;
        this.directory = directory;
        this.nodes = nodes;
    }

    static Target start(Store store, Wire wire) {
        String version = EtcdNode.version();
        List<Integer> ports = freePorts();
        String cluster = IntStream.range(0, NODES)
                .mapToObj(i -> EtcdNode.peer(name(i), ports.get(NODES + i)))
                .collect(Collectors.joining(","));
        try {
            Path directory = Files.createTempDirectory("strip-etcd").toRealPath();
            List<EtcdNode> nodes = IntStream.range(0, NODES)
                    .mapToObj(i -> new EtcdNode(
                            new EntryPoint(name(i), ports.get(i)), ports.get(NODES + i), directory, cluster))
                    .toList();
            return new EtcdTarget(store, wire, version, directory, nodes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(int index) {
        return "e" + (index + 1);
    }

    private static List<Integer> freePorts() {
        return ThreadLocalRandom.current()
                .ints(LOWEST_PORT, HIGHEST_PORT)
                .distinct()
                .filter(Ports::isFree)
                .limit(2 * NODES)
                .boxed()
                .toList();
    }

    @Override
    public String title() {
        return version + ", three nodes with the times that it has by default";
    }

    @Override
    public List<EntryPoint> entryPoints() {
        return nodes.stream().map(EtcdNode::at).toList();
    }

    @Override
    public Store store() {
        return store;
    }

    /** One leads all of them. */
    @Override
    public Future<List<String>> keys(String client, int count) {
        return Future.succeededFuture(IntStream.range(0, count)
                .mapToObj(number -> "strip/" + client + "/" + number)
                .toList());
    }

    // ---------------------------------------------------------------- faults

    @Override
    public List<String> usualFaults() {
        return List.of("pause leader", "pause follower", "kill leader", "kill follower");
    }

    @Override
    public Future<Fault> fault(String text) {
        String[] words = text.strip().split("\\s+");
        if (words.length != 2 || !Set.of("pause", "kill").contains(words[0])) {
            throw misuse(text);
        }
        return leader().map(leader -> {
            EtcdNode node = first(which(words[1], leader), text);
            String full = text + " (" + node.at().name() + ")";
            Set<EntryPoint> away = Set.of(node.at());
            return words[0].equals("pause")
                    ? new Fault(full, text, away, node::pause, node::unpause)
                    : new Fault(full, text, away, node::kill, node::start);
        });
    }

    private static Predicate<EntryPoint> which(String name, EntryPoint leader) {
        return switch (name) {
            case "leader" -> leader::equals;
            case "follower" -> Predicate.not(leader::equals);
            default -> at -> at.name().equals(name);
        };
    }

    private EtcdNode first(Predicate<EntryPoint> which, String text) {
        return nodes.stream().filter(node -> which.test(node.at())).findFirst().orElseThrow(() -> misuse(text));
    }

    private static Refusal misuse(String text) {
        return Refusal.misuse("A fault of etcd is 'pause' or 'kill' and 'leader', 'follower', 'e1', 'e2' or 'e3', not '"
                + text + "'.");
    }

    private Future<EntryPoint> leader() {
        List<Future<Boolean>> answers = entryPoints().stream().map(this::leads).toList();
        return Future.join(answers)
                .transform(asked -> IntStream.range(0, NODES)
                        .filter(i ->
                                answers.get(i).succeeded() && answers.get(i).result())
                        .mapToObj(entryPoints()::get)
                        .findFirst()
                        .map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture("no node of etcd says that it leads")));
    }

    private Future<Boolean> leads(EntryPoint at) {
        Request request = new Request(HttpMethod.POST, "/v3/maintenance/status", Map.of(), Buffer.buffer("{}"));
        return wire.send(at, request).map(answer -> {
            JsonObject json = answer.json();
            return json.getString("leader", "")
                    .equals(json.getJsonObject("header").getString("member_id"));
        });
    }

    // ---------------------------------------------------------------- health and end

    @Override
    public Future<Boolean> isReady(EntryPoint at) {
        return wire.isOk(at, "/health");
    }

    @Override
    public Future<Boolean> isWhole() {
        List<Future<Boolean>> all = entryPoints().stream().map(this::isReady).toList();
        return Future.all(all).map(asked -> all.stream().allMatch(Future::result));
    }

    @Override
    public void close() {
        nodes.forEach(EtcdNode::kill);
        try {
            Trees.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
