package io.trivet.controller;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.MapChange;
import io.trivet.cluster.Worker;
import io.trivet.cluster.plan.PlanSettings;
import io.trivet.cluster.plan.Planner;
import io.trivet.cluster.plan.Situation;
import io.trivet.process.Attendance;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What the keeper of the map does unasked, one thing after the other: takes in who is new, writes down where workers
 * are and how far their databases have lived, retires who was replaced, and plans.
 */
final class Upkeep {
    private final Heard heard;
    private final Attendance attendance;
    private final Planner planner;
    private int electorsSynced = -1;
    private Optional<Idle> idle = Optional.empty();

    Upkeep(Heard heard, Attendance attendance, PlanSettings settings) {
        this.heard = heard;
        this.attendance = attendance;
        this.planner = new Planner(settings);
    }

    /** Where there was nothing to do there is nothing, until the map or the situation is another. */
    private record Idle(long version, Situation situation) {}

    /** Every elector to come has the map, in this epoch. */
    void electorsSynced(int epoch) {
        electorsSynced = epoch;
    }

    /** Whoever is down now is waited for no longer. */
    void hurry() {
        attendance.giveUpOnTheDown();
    }

    Situation situation(ClusterMap map) {
        Situation heardOf = attendance.situation(map);
        Map<Integer, Integer> synced = new TreeMap<>(heardOf.synced());
        synced.put(ClusterMap.MAP_PARTITION, electorsSynced);
        return new Situation(heardOf.up(), heardOf.down(), heardOf.lost(), synced);
    }

    /** The next map, if anything is to be changed now. */
    Optional<ClusterMap> next(ClusterMap map) {
        Situation situation = situation(map);
        return newcomers(map)
                .or(() -> news(map))
                .or(() -> retired(map, situation))
                .or(() -> planned(map, situation));
    }

    private Optional<ClusterMap> planned(ClusterMap map, Situation situation) {
        Idle now = new Idle(map.version(), situation);
        if (idle.equals(Optional.of(now))) {
            return Optional.empty();
        }
        Optional<ClusterMap> next = planner.next(map, situation);
        idle = next.isPresent() ? Optional.empty() : Optional.of(now);
        return next;
    }

    // ---------------------------------------------------------------- workers

    /** Workers that are not in the map. One that has heard of it already waits for its number. */
    private Optional<ClusterMap> newcomers(ClusterMap map) {
        List<Newcomer> newcomers = heard.workers().stream()
                .filter(peer -> peer.heartbeat()
                        .cluster()
                        .filter(cluster -> !cluster.equals(map.clusterId()))
                        .isEmpty())
                .map(Heard::newcomer)
                .toList();
        MapChange change = map.next();
        int number = map.nextNumber();
        Set<UUID> known = new HashSet<>();
        map.workers().forEach(worker -> known.add(worker.identity()));
        for (Newcomer newcomer : newcomers) {
            // Two processes over copies of one database are one worker; which of them, others decide.
            if (known.add(newcomer.identity())) {
                change.worker(FirstMap.worker(number++, newcomer));
            }
        }
        return number > map.nextNumber() ? Optional.of(change.build()) : Optional.empty();
    }

    /** A worker that was started anew, perhaps elsewhere. Of a beat alone no map is made: it changes all the time. */
    private Optional<ClusterMap> news(ClusterMap map) {
        MapChange change = map.next();
        boolean any = false;
        for (Newcomer told : heard.vouchedFor()) {
            Optional<Worker> known = map.worker(told.identity()).filter(worker -> differs(worker, told));
            if (known.isPresent()) {
                Worker seen = known.get().seen(told.incarnation(), told.beat());
                change.worker(new Worker(
                        seen.number(),
                        seen.identity(),
                        told.name(),
                        seen.incarnation(),
                        seen.beat(),
                        seen.state(),
                        told.address(),
                        told.zone()));
                any = true;
            }
        }
        return any ? Optional.of(change.build()) : Optional.empty();
    }

    private static boolean differs(Worker known, Newcomer told) {
        return told.incarnation() > known.incarnation()
                || told.incarnation() == known.incarnation()
                        && !(told.name().equals(known.name())
                                && told.address().equals(known.address())
                                && told.zone().equals(known.zone()));
    }

    /** Whose disk was lost has come back as another worker of its name: what remains of the former is a number. */
    private Optional<ClusterMap> retired(ClusterMap map, Situation situation) {
        List<Worker> retired = map.workers().stream()
                .filter(worker -> worker.state() != Worker.State.REMOVED
                        && situation.lost().contains(worker.number()))
                .filter(worker -> isReplaced(worker, map) && map.holdsNothing(worker.number()))
                .toList();
        if (retired.isEmpty()) {
            return Optional.empty();
        }
        MapChange change = map.next();
        retired.forEach(worker -> change.worker(worker.withState(Worker.State.REMOVED)));
        return Optional.of(change.build());
    }

    private static boolean isReplaced(Worker worker, ClusterMap map) {
        return map.workers().stream()
                .anyMatch(other ->
                        other.number() > worker.number() && other.name().equals(worker.name()));
    }
}
