package io.trivet.benchmark.stage;

import io.etcd.jetcd.Client;
import io.trivet.benchmark.load.EtcdCounter;
import io.trivet.benchmark.load.Grpc;
import io.trivet.benchmark.load.HotKey;
import io.trivet.benchmark.load.Http;
import io.trivet.benchmark.load.Load;
import io.trivet.benchmark.load.Waits;
import io.trivet.benchmark.plan.Cell;
import io.trivet.benchmark.plan.DataSet;
import io.trivet.benchmark.plan.Subject;
import io.trivet.benchmark.plan.Work;
import io.trivet.benchmark.watch.Kind;
import io.trivet.deploy.local.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three nodes of etcd, with the times that it has by default. It syncs before it answers, and so do they. */
public final class Etcd implements Stand {
    private static final int NODES = 3;
    private static final int LOWEST_PORT = 23_790;
    /** What a transaction of etcd may hold. */
    private static final int MOST_OPERATIONS = 128;

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Setting setting;
    private final List<Integer> ports;
    private final List<EtcdNode> nodes;
    private final List<Client> clients;

    private Etcd(Setting setting, List<Integer> ports, List<EtcdNode> nodes) {
        this.setting = setting;
        this.ports = ports;
        this.nodes = nodes;
        this.clients = ports.stream()
                .map(port -> Client.builder().endpoints(EtcdNode.url(port)).build())
                .toList();
    }

    public static Etcd start(Setting setting) {
        List<Integer> free = Place.freePorts(LOWEST_PORT, 2 * NODES);
        List<Integer> ports = free.subList(0, NODES);
        List<Integer> peers = free.subList(NODES, 2 * NODES);
        String cluster = IntStream.range(0, NODES)
                .mapToObj(i -> name(i) + "=" + EtcdNode.url(peers.get(i)))
                .collect(Collectors.joining(","));
        List<EtcdNode> nodes = IntStream.range(0, NODES)
                .mapToObj(i -> EtcdNode.start(setting.place(), name(i), ports.get(i), peers.get(i), cluster))
                .toList();
        Etcd etcd = new Etcd(setting, ports, nodes);
        try {
            etcd.awaitHealth();
            return etcd;
        } catch (RuntimeException e) {
            etcd.close();
            throw e;
        }
    }

    private static String name(int index) {
        return "e" + (index + 1);
    }

    private void awaitHealth() {
        long begun = System.nanoTime();
        while (!ports.stream().allMatch(this::isHealthy)) {
            if (setting.end().within(BETWEEN_LOOKS) || System.nanoTime() - begun > LIMIT.toNanos()) {
                setting.end().check();
                throw new Refusal("etcd does not get ready within " + LIMIT.toSeconds() + " s:\n"
                        + nodes.get(0).lastWords());
            }
        }
    }

    private boolean isHealthy(int port) {
        return Waits.result(
                "etcd",
                LIMIT,
                setting.http().get(port, "/health").map(Http.Answer::isOk).otherwise(false));
    }

    @Override
    public Load load(Cell cell, int round) {
        if (cell.work() == Work.HOT) {
            return new HotKey(new EtcdCounter(setting.http()), ports, cell.connections(), setting.end());
        }
        return cell.subject() == Subject.ETCD
                ? setting.wrk(cell, "etcd", ports, round)
                : new Grpc(
                        clients.stream().map(Client::getKVClient).toList(),
                        cell.data(),
                        cell.connections(),
                        cell.work().reads(),
                        round,
                        setting.end());
    }

    // ---------------------------------------------------------------- loading

    @Override
    public void prepare(DataSet data) {
        setting.preload(data, "etcd", MOST_OPERATIONS, this::write);
    }

    private Future<JsonObject> write(int batch, List<String> keys, String value) {
        JsonArray puts = new JsonArray();
        String content = encoded(value);
        keys.forEach(key -> puts.add(new JsonObject()
                .put("request_put", new JsonObject().put("key", encoded(key)).put("value", content))));
        return call(batch, "/v3/kv/txn", new JsonObject().put("success", puts));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private Future<JsonObject> call(int turn, String path, JsonObject content) {
        return setting.http()
                .post(ports.get(turn % NODES), path, content.toBuffer())
                .compose(answer -> answer.isOk()
                        ? Future.succeededFuture(answer.json())
                        : Future.failedFuture("status " + answer.status() + ": " + answer.text()));
    }

    /**
     * etcd keeps all former values until it is told to forget them; Kubernetes does so every five minutes. Here it is
     * done between measurements, so that they do not have to bear it.
     */
    @Override
    public void settle() {
        Future<JsonObject> forgotten = call(0, "/v3/kv/range", new JsonObject().put("key", encoded("-")))
                .compose(answer -> call(
                        0,
                        "/v3/kv/compaction",
                        new JsonObject()
                                .put("revision", answer.getJsonObject("header").getString("revision"))
                                .put("physical", true)));
        // That of a revision that was forgotten before is refused, and that is as well.
        Waits.result("etcd's compaction", LIMIT, forgotten.otherwise(new JsonObject()));
    }

    @Override
    public Map<Kind, List<Long>> processes() {
        return Map.of(Kind.ETCD, nodes.stream().map(EtcdNode::pid).toList());
    }

    @Override
    public void close() {
        clients.forEach(Client::close);
        nodes.forEach(EtcdNode::close);
    }
}
