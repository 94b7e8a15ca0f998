package io.trivet.benchmark.stage;

import io.trivet.benchmark.load.HotKey;
import io.trivet.benchmark.load.Load;
import io.trivet.benchmark.load.Tool;
import io.trivet.benchmark.load.TrivetCounter;
import io.trivet.benchmark.load.Waits;
import io.trivet.benchmark.plan.Cell;
import io.trivet.benchmark.plan.DataSet;
import io.trivet.benchmark.plan.Work;
import io.trivet.benchmark.watch.Kind;
import io.trivet.deploy.local.Interruption;
import io.trivet.deploy.local.Refusal;
import io.trivet.postgres.Access;
import io.trivet.postgres.LocalProcess;
import io.trivet.postgres.PostgresServer;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A cluster of Trivet, started as its users start one: one controller, some workers, and a PostgreSQL for each. */
public final class Trivet implements Stand {
    private static final int MOST_OPERATIONS = 500;
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    private final Setting setting;
    private final String local;
    private final Path data;
    private final int port;
    private final int workers;

    private Trivet(Setting setting, String local, int port, int workers) {
        this.setting = setting;
        this.local = local;
        this.data = setting.place().of("trivet");
        this.port = port;
        this.workers = workers;
    }

    /**
     * @param local the command deploy/local
     * @param port of the controller
     * @param workers how many
     */
    public static Trivet start(Setting setting, String local, int port, int workers) {
        Trivet trivet = new Trivet(setting, local, port, workers);
        try {
            trivet.local(setting.end(), "-d", "--port", Integer.toString(port), "--workers", Integer.toString(workers));
            return trivet;
        } catch (RuntimeException e) {
            trivet.close();
            throw e;
        }
    }

    private void local(Interruption end, String... words) {
        Tool.run(
                end,
                LIMIT,
                Stream.concat(Stream.of(local), Stream.concat(Stream.of(words), where()))
                        .toList());
    }

    private Stream<String> where() {
        return Stream.of("--data", data.toString());
    }

    /** A worker is a gateway too, so whoever wants speed leaves the controller alone. */
    private List<Integer> ports() {
        return IntStream.rangeClosed(1, workers)
                .mapToObj(number -> port + number)
                .toList();
    }

    /** Of the nodes that stay when a worker is lost; the controller's comes first. */
    public List<Integer> portsWithout(int worker) {
        return IntStream.rangeClosed(0, workers)
                .filter(number -> number != worker)
                .mapToObj(number -> port + number)
                .toList();
    }

    public int workers() {
        return workers;
    }

    @Override
    public Load load(Cell cell, int round) {
        return cell.work() == Work.HOT
                ? new HotKey(new TrivetCounter(setting.http()), ports(), cell.connections(), setting.end())
                : setting.wrk(cell, "trivet", ports(), round);
    }

    // ---------------------------------------------------------------- loading

    @Override
    public void prepare(DataSet keys) {
        setting.preload(keys, "Trivet", MOST_OPERATIONS, this::write);
    }

    private Future<?> write(int batch, List<String> keys, String value) {
        JsonArray operations = new JsonArray();
        JsonObject content = new JsonObject().put("text", value);
        keys.forEach(key ->
                operations.add(new JsonObject().put("op", "put").put("key", key).put("value", content)));
        JsonObject request = new JsonObject().put("operations", operations);
        return setting.http()
                .post(ports().get(batch % workers), "/v1/batch", request.toBuffer())
                .compose(answer -> answer.isOk() && areStored(answer.json())
                        ? Future.succeededFuture()
                        : Future.failedFuture("status " + answer.status()));
    }

    private static boolean areStored(JsonObject answer) {
        return answer.getJsonArray("results").stream()
                .map(JsonObject.class::cast)
                .allMatch(result -> result.getInteger("status") / 100 == 2);
    }

    // ---------------------------------------------------------------- watching

    @Override
    public Map<Kind, List<Long>> processes() {
        return Map.of(
                Kind.WORKERS,
                        IntStream.rangeClosed(1, workers)
                                .mapToObj(i -> pid("w" + i))
                                .toList(),
                Kind.CONTROLLER, List.of(pid("c1")),
                Kind.POSTGRES,
                        servers()
                                .map(PostgresServer::process)
                                .flatMap(Optional::stream)
                                .map(LocalProcess::family)
                                .flatMap(List::stream)
                                .toList());
    }

    private long pid(String name) {
        try {
            return Long.parseLong(
                    Files.readString(data.resolve(name).resolve("pid")).strip());
        } catch (IOException e) {
            throw new Refusal("There is no " + name + " of Trivet any more (" + e + ").");
        }
    }

    private Stream<PostgresServer> servers() {
        return IntStream.rangeClosed(1, workers)
                .mapToObj(number -> data.resolve("pg" + number))
                .map(PostgresServer::in);
    }

    @Override
    public List<Access> databases() {
        return servers().map(PostgresServer::access).toList();
    }

    @Override
    public double heap() {
        return ports().stream()
                .map(each -> Waits.result("figures", LIMIT, setting.http().get(each, "/metrics")))
                .mapToDouble(answer -> Heap.megabytes(answer.text()))
                .max()
                .orElse(0);
    }

    /** A worker and its PostgreSQL, on the spot, as {@code deploy/local kill} does. */
    public void kill(int worker) {
        String name = "w" + worker;
        new LocalProcess(pid(name), data.resolve(name) + "/").kill(END_LIMIT);
        PostgresServer.in(data.resolve("pg" + worker)).kill();
    }

    @Override
    public void close() {
        if (Files.exists(data)) {
            // Also when all of it is to end: nothing must be left behind.
            local(new Interruption(), "down");
        }
    }
}
