package io.trivet.process;

import io.trivet.bus.Heartbeat;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import io.trivet.cluster.plan.PlanSettings;
import io.trivet.cluster.plan.Progress;
import io.trivet.node.cluster.Peer;
import io.trivet.node.cluster.Roster;
import io.trivet.rest.port.Cluster;
import io.trivet.rest.port.NodeStatus;
import io.trivet.rest.port.NodeStatus.Health;
import io.trivet.rest.port.NodeStatus.Role;
import io.trivet.rest.port.NodeStatus.Vitals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What this process knows of the cluster, from heartbeats and the map. */
final class ClusterView implements Cluster {
    private final Roster roster;
    private final MapExchange maps;
    private final Attendance attendance;
    private final String self;
    private final Role role;

    ClusterView(Roster roster, MapExchange maps, Attendance attendance, String self, Heartbeat.Role role) {
        this.roster = roster;
        this.maps = maps;
        this.attendance = attendance;
        this.self = self;
        this.role = role(role);
    }

    @Override
    public Optional<ClusterMap> map() {
        return maps.newest();
    }

    /** Before its own first heartbeat it knows no more of itself than its name. */
    @Override
    public NodeStatus self() {
        return roster.view().named(self).map(this::status).orElseGet(this::unheardSelf);
    }

    @Override
    public List<NodeStatus> nodes() {
        List<NodeStatus> nodes = new ArrayList<>();
        List<Peer> peers = roster.view().peers();
        if (roster.view().named(self).isEmpty()) {
            nodes.add(unheardSelf());
        }
        peers.stream().filter(peer -> !isOver(peer)).forEach(peer -> nodes.add(status(peer)));
        maps.newest()
                .ifPresent(map -> map.workers().stream()
                        .filter(worker -> worker.state() != Worker.State.REMOVED && !isHeard(peers, worker))
                        .forEach(worker -> nodes.add(unheard(
                                worker.name(), OptionalInt.of(worker.number()), worker.address(), worker.zone()))));
        return nodes;
    }

    /** It has fallen silent, and nothing is expected of it any more. */
    private boolean isOver(Peer peer) {
        OptionalInt number = peer.heartbeat().node().number();
        return roster.isSilent(peer)
                && number.isPresent()
                && maps.newest()
                        .flatMap(map -> map.worker(number.getAsInt()))
                        .filter(worker -> worker.state() == Worker.State.REMOVED)
                        .isPresent();
    }

    private static boolean isHeard(List<Peer> peers, Worker worker) {
        return peers.stream()
                .flatMap(peer -> peer.heartbeat().life().stream())
                .anyMatch(life -> life.identity().equals(worker.identity()));
    }

    @Override
    public Progress progress() {
        return maps.newest()
                .map(map -> Progress.of(map, attendance.situation(map), new PlanSettings(map.replicas(), 1)))
                .orElse(Progress.DONE);
    }

    @Override
    public Optional<String> keeper() {
        return ActiveController.in(roster).map(Peer::name);
    }

    /** The highest ballot of those that say they lead. */
    @Override
    public OptionalInt leader(int partition) {
        return roster.heardLately().stream()
                .flatMap(peer ->
                        Optional.ofNullable(peer.heartbeat().duties().leads().get(partition)).stream())
                .max(Comparator.naturalOrder())
                .map(ballot -> OptionalInt.of(ballot.worker()))
                .orElse(OptionalInt.empty());
    }

    private NodeStatus status(Peer peer) {
        Heartbeat beat = peer.heartbeat();
        Heartbeat.Node node = beat.node();
        long silence = node.name().equals(self) ? 0 : roster.age(peer);
        return new NodeStatus(
                new NodeStatus.Node(node.name(), node.number(), node.httpUrl(), node.zone(), node.version()),
                role(node.role()),
                attendance.health(silence),
                silence,
                vitals(beat, attendance.health(silence) == Health.DOWN));
    }

    /** Whoever is down leads nothing any more, whatever it said last. */
    private static Vitals vitals(Heartbeat beat, boolean down) {
        Heartbeat.Duties duties = down ? Heartbeat.Duties.NONE : beat.duties();
        Heartbeat.StoreReport store = beat.store();
        return new Vitals(
                store.why().isEmpty() ? "well" : store.why(),
                store.micros(),
                store.keys(),
                store.bytes(),
                beat.mapVersion(),
                duties.leads().size(),
                duties.verified(),
                duties.behind());
    }

    private static Role role(Heartbeat.Role role) {
        return role == Heartbeat.Role.WORKER ? Role.WORKER : Role.CONTROLLER;
    }

    private NodeStatus unheardSelf() {
        NodeStatus.Node node = new NodeStatus.Node(self, OptionalInt.empty(), "", "", "");
        return new NodeStatus(node, role, Health.UP, 0, Vitals.UNKNOWN);
    }

    private NodeStatus unheard(String name, OptionalInt number, String url, String zone) {
        return new NodeStatus(
                new NodeStatus.Node(name, number, url, zone, ""),
                Role.WORKER,
                attendance.health(Detector.NEVER_HEARD),
                NodeStatus.NEVER_HEARD,
                Vitals.UNKNOWN);
    }
}
