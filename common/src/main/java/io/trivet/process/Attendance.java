package io.trivet.process;

import io.trivet.bus.Heartbeat.Role;
import io.trivet.bus.Heartbeat.Status;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import io.trivet.cluster.plan.Situation;
import io.trivet.node.cluster.Peer;
import io.trivet.node.cluster.Roster;
import io.trivet.register.Life;
import io.trivet.register.host.Timing;
import io.trivet.rest.port.NodeStatus.Health;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Which workers of the map are there, as this process has heard. To be there a worker has to serve from its own
 * database: one that only says that its PostgreSQL is away holds no copy that anybody can read.
 */
public final class Attendance {
    private static final long TICK = 500;

    private final Roster roster;
    private final Timing timing;
    private final Detector detector;
    private final long replaceAfter;
    private final Map<UUID, Long> fitAt = new HashMap<>();
    private final Map<UUID, Long> downSince = new HashMap<>();

    public Attendance(Roster roster, Timing timing, DetectionSettings settings) {
        this.roster = roster;
        this.timing = timing;
        this.detector = new Detector(settings.suspectAfter(), settings.downAfter(), timing.now());
        this.replaceAfter = settings.replaceAfter();
    }

    /** Looks again and again from now on: whoever is asked only now and then would take its own sleep for silence. */
    public void start(MapExchange maps) {
        timing.after(TICK, () -> start(maps));
        detector.tick(timing.now());
        maps.newest().ifPresent(this::look);
    }

    private void look(ClusterMap map) {
        long now = timing.now();
        for (Peer peer : roster.view().peers()) {
            if (isFit(peer)) {
                fitAt.merge(identity(peer).orElseThrow(), peer.heard(), Math::max);
            }
        }
        fitAt.keySet().removeIf(identity -> map.worker(identity).isEmpty());
        downSince.keySet().removeIf(identity -> map.worker(identity).isEmpty());
        for (Worker worker : map.workers()) {
            if (health(worker, now) == Health.DOWN) {
                downSince.putIfAbsent(worker.identity(), now);
            } else {
                downSince.remove(worker.identity());
            }
        }
    }

    private static boolean isFit(Peer peer) {
        return peer.role() == Role.WORKER
                && peer.heartbeat().node().number().isPresent()
                && peer.heartbeat().store().status() == Status.WELL
                && identity(peer).isPresent();
    }

    private static Optional<UUID> identity(Peer peer) {
        return peer.heartbeat().life().map(Life::identity);
    }

    private Health health(Worker worker, long now) {
        long silence = Optional.ofNullable(fitAt.get(worker.identity()))
                .map(at -> now - at)
                .orElse(Detector.NEVER_HEARD);
        return detector.state(silence, now);
    }

    /** How this node, whatever it is, does by how long it has been silent. */
    Health health(long silence) {
        return detector.state(silence, timing.now());
    }

    /** Whoever is down now counts as lost, however short its absence. */
    public void giveUpOnTheDown() {
        downSince.replaceAll((identity, since) -> since - replaceAfter);
    }

    /** What a planner has to know beside the map. */
    public Situation situation(ClusterMap map) {
        look(map);
        long now = timing.now();
        WorkerSet up = of(map, worker -> fitAt.containsKey(worker.identity()) && health(worker, now) == Health.UP);
        WorkerSet down = of(map, worker -> downSince.containsKey(worker.identity()));
        WorkerSet lost = of(map, worker -> down.contains(worker.number()) && isLost(worker, map.workers(), up, now));
        return new Situation(up, down, lost, synced());
    }

    private static WorkerSet of(ClusterMap map, Predicate<Worker> which) {
        return WorkerSet.of(
                map.workers().stream().filter(which).mapToInt(Worker::number).toArray());
    }

    /** Its time is over, or a worker of its name has come with another database. */
    private boolean isLost(Worker worker, List<Worker> all, WorkerSet up, long now) {
        boolean replaced = all.stream()
                .anyMatch(other -> other.number() > worker.number()
                        && other.name().equals(worker.name())
                        && up.contains(other.number()));
        return replaced || now - downSince.get(worker.identity()) >= replaceAfter;
    }

    private Map<Integer, Integer> synced() {
        Map<Integer, Integer> synced = new HashMap<>();
        roster.heardLately()
                .forEach(peer -> peer.heartbeat()
                        .duties()
                        .synced()
                        .forEach((partition, epoch) -> synced.merge(partition, epoch, Math::max)));
        return synced;
    }
}
