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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** The clients of the console, one for each node. They work while somebody looks on, and each second is told. */
public final class Crew {
    private static final int MOST_CLIENTS = 8;

    private final Vertx vertx;
    private final Cluster cluster;
    private final Audience audience;
    private final Traffic traffic;
    private final Timing timing;
    private final Optional<String> token;
    private final SplittableRandom random;
    private final Strip strip = new Strip();
    private final SecondHand hand;
    private final Map<String, Client> clients = new LinkedHashMap<>();
    private Optional<Caller> caller = Optional.empty();

    public Crew(
            Vertx vertx, Cluster cluster, Audience audience, Traffic traffic, Timing timing, Optional<String> token) {
        this.vertx = vertx;
        this.cluster = cluster;
        this.audience = audience;
        this.traffic = traffic;
        this.timing = timing;
        this.token = token;
        this.random = new SplittableRandom(timing.wallClock());
        this.hand = new SecondHand(timing, strip::skip, this::second);
    }

    public void start() {
        hand.start();
    }

    public void stop() {
        hand.stop();
        dismiss();
    }

    private void second(boolean whole) {
        if (audience.isEmpty()) {
            dismiss();
            strip.skip(1);
            return;
        }
        cluster.map().ifPresent(this::engage);
        JsonObject cells = strip.second(clients, whole);
        audience.remember("strip", numbered().put("rows", strip.history()).encode());
        audience.moment("second", numbered().put("clients", cells).encode());
    }

    private JsonObject numbered() {
        return new JsonObject().put("n", strip.number()).put("at", timing.wallClock());
    }

    /** A client for each node that is up; those of nodes that the cluster has given up go. */
    private void engage(ClusterMap map) {
        List<NodeStatus> nodes = cluster.nodes();
        Set<String> known = nodes.stream().map(node -> node.node().name()).collect(Collectors.toSet());
        clients.entrySet().stream()
                .filter(client -> !known.contains(client.getKey()))
                .forEach(client -> client.getValue().stop());
        clients.keySet().retainAll(known);
        nodes.stream()
                .filter(node -> node.health() == NodeStatus.Health.UP
                        && !node.node().url().isEmpty())
                .map(node -> node.node().name())
                .filter(name -> clients.size() < MOST_CLIENTS && !clients.containsKey(name))
                .forEach(name ->
                        clients.computeIfAbsent(name, home -> client(home, map)).start());
    }

    private Client client(String home, ClusterMap map) {
        Caller calls = caller.orElseGet(() -> new Caller(vertx, token));
        caller = Optional.of(calls);
        String self = cluster.self().node().name();
        return new Client(
                calls,
                new Doors(this::doors, home),
                OwnKeys.of(self, home, map),
                timing,
                this::id,
                (door, key, read) -> {
                    // What this controller is asked is seen by it anyway.
                    if (!door.equals(self)) {
                        traffic.passed(door, OwnKeys.partition(key, map), read);
                    }
                });
    }

    private List<Door> doors() {
        return cluster.nodes().stream()
                .map(NodeStatus::node)
                .filter(node -> !node.url().isEmpty())
                .map(node -> new Door(node.name(), node.url()))
                .toList();
    }

    private OperationId id() {
        return OperationId.of(timing.wallClock(), random.nextLong(), random.nextLong());
    }

    /** Closing the connections fails what is under way, whose outcome nobody asks for any more. */
    private void dismiss() {
        clients.values().forEach(Client::stop);
        clients.clear();
        caller.ifPresent(Caller::close);
        caller = Optional.empty();
    }
}
