package io.trivet.console.probe;

import io.trivet.cluster.ClusterMap;
import io.trivet.console.live.Audience;
import io.trivet.console.live.Traffic;
import io.trivet.register.host.Timing;
import io.trivet.register.row.OperationId;
import io.trivet.rest.port.Cluster;
import io.trivet.rest.port.NodeStatus;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** The clients of the console, one for each node there was when they began. They work while somebody looks on. */
public final class Crew {
    private static final int MOST_CLIENTS = 8;
    private static final int MOST_SUFFIXES = 2_000;
    private static final long SECOND = 1_000;
    private static final String PREFIX = "trivet-console";

    private final Vertx vertx;
    private final Cluster cluster;
    private final Audience audience;
    private final Traffic traffic;
    private final Timing timing;
    private final Optional<String> token;
    private final SplittableRandom random;
    private final Strip strip = new Strip();
    private final Map<String, Client> clients = new LinkedHashMap<>();
    private Optional<Caller> caller = Optional.empty();
    private long due;
    private boolean stopped;

    public Crew(
            Vertx vertx, Cluster cluster, Audience audience, Traffic traffic, Timing timing, Optional<String> token) {
        this.vertx = vertx;
        this.cluster = cluster;
        this.audience = audience;
        this.traffic = traffic;
        this.timing = timing;
        this.token = token;
        this.random = new SplittableRandom(timing.wallClock());
    }

    public void start() {
        due = timing.now() + SECOND;
        tick();
    }

    public void stop() {
        stopped = true;
        dismiss();
    }

    private void tick() {
        if (stopped) {
            return;
        }
        timing.after(Math.max(1, due - timing.now()), this::tick);
        if (timing.now() < due) {
            return;
        }
        long late = (timing.now() - due) / SECOND;
        strip.skip((int) Math.min(late, Integer.MAX_VALUE));
        due += SECOND * (late + 1);
        second();
    }

    private void second() {
        if (audience.isEmpty()) {
            dismiss();
            strip.skip(1);
            return;
        }
        engage();
        JsonObject cells = strip.second(clients);
        audience.remember("strip", numbered().put("rows", strip.history()).encode());
        audience.moment("second", numbered().put("clients", cells).encode());
    }

    private JsonObject numbered() {
        return new JsonObject().put("n", strip.number()).put("at", timing.wallClock());
    }

    private void engage() {
        Optional<ClusterMap> map = cluster.map();
        if (map.isEmpty()) {
            return;
        }
        Caller calls = caller.orElseGet(() -> new Caller(vertx, token));
        caller = Optional.of(calls);
        for (NodeStatus node : cluster.nodes()) {
            String name = node.node().name();
            boolean fits = clients.size() < MOST_CLIENTS && node.health() == NodeStatus.Health.UP;
            if (fits && !clients.containsKey(name) && !node.node().url().isEmpty()) {
                clients.put(name, client(name, calls, map.get()));
                clients.get(name).start();
            }
        }
        List<String> known =
                cluster.nodes().stream().map(node -> node.node().name()).toList();
        clients.forEach((name, client) -> {
            if (!known.contains(name)) {
                client.stop();
            }
        });
        clients.keySet().retainAll(known);
    }

    private Client client(String home, Caller calls, ClusterMap map) {
        return new Client(calls, new Doors(cluster, home), keys(home, map), timing, this::id, (door, key, read) -> {
            if (!door.equals(cluster.self().node().name())) {
                traffic.passed(door, map.partitionOf(bytes(key)), read);
            }
        });
    }

    private OperationId id() {
        return OperationId.of(timing.wallClock(), random.nextLong(), random.nextLong());
    }

    /** One key that each worker should lead, so that a client meets all of them. */
    private List<String> keys(String home, ClusterMap map) {
        Map<Integer, String> byPrimary = new LinkedHashMap<>();
        for (int i = 0; i < MOST_SUFFIXES && byPrimary.size() < map.workers().size(); i++) {
            String key = PREFIX + "/" + cluster.self().node().name() + "/" + home + "/" + i;
            byPrimary.putIfAbsent(map.assignment(map.partitionOf(bytes(key))).primary(), key);
        }
        return new ArrayList<>(byPrimary.values());
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    /** Closing the connections fails what is under way, whose outcome nobody asks for any more. */
    private void dismiss() {
        clients.values().forEach(Client::stop);
        clients.clear();
        caller.ifPresent(Caller::close);
        caller = Optional.empty();
    }
}
