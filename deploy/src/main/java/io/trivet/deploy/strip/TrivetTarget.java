package io.trivet.deploy.strip;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A cluster of Trivet that runs already. */
final class TrivetTarget implements Target {
    /** Among so many keys each worker leads some, as good as always. */
    private static final int CANDIDATES_FOR_EACH = 4;

    private static final List<String> WHEN_WHOLE = List.of("moving", "waiting", "scarce", "unavailable");
    private static final List<String> MODES = List.of("pause w", "kill w", "pause c", "pause pg");

    private final Store store;
    private final Wire wire;
    private final List<EntryPoint> entryPoints;
    private final Optional<ShellFault> shell;
    private final Set<EntryPoint> shellAway;
    private final LocalFaults local;
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    private TrivetTarget(Store store, Wire wire, Options options, List<EntryPoint> entryPoints) {
        this.store = store;
        this.wire = wire;
        this.entryPoints = entryPoints;
        this.shell = options.shell();
        this.shellAway = entryPoints.stream()
                .filter(at -> options.away().contains(at.port()))
                .collect(Collectors.toUnmodifiableSet());
        this.local = new LocalFaults(options.data(), entryPoints);
    }

    /** Asks at each port who is there. */
    static Future<Target> at(Store store, Wire wire, Options options) {
        List<Future<EntryPoint>> found =
                options.ports().stream().map(port -> named(wire, port)).toList();
        return Future.all(found)
                .map(all -> new TrivetTarget(
                        store, wire, options, found.stream().map(Future::result).toList()));
    }

    private static Future<EntryPoint> named(Wire wire, int port) {
        EntryPoint unnamed = new EntryPoint("port", port);
        return wire.ask(unnamed, "/v1/cluster").map(json -> new EntryPoint(json.getString("answered_by"), port));
    }

    @Override
    public String title() {
        return "Trivet at " + entryPoints.stream().map(EntryPoint::toString).collect(Collectors.joining(", "));
    }

    @Override
    public List<EntryPoint> entryPoints() {
        return entryPoints;
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public Future<List<String>> keys(String client, int count) {
        List<String> candidates = IntStream.range(0, count * CANDIDATES_FOR_EACH)
                .mapToObj(number -> "strip/" + run + "/" + client + "/" + number)
                .toList();
        List<Future<JsonObject>> answers = candidates.stream()
                .map(key -> wire.ask(entryPoints.get(0), "/v1/mapping?key=" + key))
                .toList();
        return Future.all(answers).map(all -> {
            Map<String, String> leaders = new TreeMap<>();
            IntStream.range(0, candidates.size())
                    .forEach(i -> leaders.put(
                            candidates.get(i), answers.get(i).result().getString("primary")));
            return Keys.spread(leaders, count);
        });
    }

    // ---------------------------------------------------------------- faults

    /** One kind after the other, and each time another worker. */
    @Override
    public List<String> usualFaults() {
        int workers = (int) named("w").count();
        int controllers = (int) named("c").count();
        List<String> faults = new ArrayList<>();
        for (int round = 0; round < workers; round++) {
            for (int mode = 0; mode < MODES.size(); mode++) {
                String what = MODES.get(mode);
                int among = what.endsWith(" c") ? controllers : workers;
                if (among > 0) {
                    faults.add(what + ((round + mode + 1) % among + 1));
                }
            }
        }
        return faults;
    }

    private Stream<EntryPoint> named(String letter) {
        return entryPoints.stream().filter(at -> at.name().matches(letter + "\\d+"));
    }

    @Override
    public Future<Fault> fault(String text) {
        return Future.succeededFuture(
                shell.map(commands -> commands.fault(shellAway)).orElseGet(() -> local.fault(text)));
    }

    // ---------------------------------------------------------------- health

    @Override
    public Future<Boolean> isReady(EntryPoint at) {
        return wire.isOk(at, "/health/ready");
    }

    @Override
    public Future<Boolean> isWhole() {
        List<Future<Boolean>> all =
                new ArrayList<>(entryPoints.stream().map(this::isReady).toList());
        EntryPoint first = entryPoints.get(0);
        all.add(wire.ask(first, "/v1/cluster").map(TrivetTarget::isSettled));
        all.add(wire.ask(first, "/v1/partitions").map(TrivetTarget::isLedAtHome));
        return Future.all(all)
                .map(answered -> all.stream().allMatch(Future::result))
                .otherwise(false);
    }

    private static boolean isSettled(JsonObject cluster) {
        JsonObject progress = cluster.getJsonObject("progress", new JsonObject());
        return WHEN_WHOLE.stream().allMatch(name -> progress.getInteger(name, 0) == 0)
                && objects(cluster.getJsonArray("nodes"))
                        .allMatch(node -> node.getString("status").equals("UP"));
    }

    private static boolean isLedAtHome(JsonObject page) {
        return objects(page.getJsonArray("partitions"))
                .allMatch(each -> each.getString("primary").equals(each.getString("leader")));
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return IntStream.range(0, array.size()).mapToObj(array::getJsonObject);
    }

    /** It was there before, and stays. */
    @Override
    public void close() {}
}
