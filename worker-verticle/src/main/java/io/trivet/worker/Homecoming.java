package io.trivet.worker;

import io.trivet.bus.Heartbeat;
import io.trivet.bus.Heartbeat.Status;
import io.trivet.cluster.Assignment;
import io.trivet.cluster.ClusterMap;
import io.trivet.node.cluster.Peer;
import io.trivet.node.cluster.Roster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds partitions that this worker leads although the map names another as their primary, which it is to be given
 * back: one that was away has come home, or the map has a new one. Only to one that has been well for a while, and a
 * few at a time: each change of leader makes its clients wait for a moment.
 */
final class Homecoming {
    /**
     * So long it has to have been well, and its partition led from here: one that is about to fail again had better
     * lead nothing, and one that was taken over from just now may be frozen and not be missed yet.
     */
    private static final long WELL_FOR = 2_000;

    private static final int AT_ONCE = 8;

    private final Roster roster;
    private final Map<Integer, Long> wellSince = new HashMap<>();
    private final Map<Integer, Long> ledSince = new HashMap<>();

    Homecoming(Roster roster) {
        this.roster = roster;
    }

    /** A partition, and the worker that it goes to. */
    record Return(int partition, int to) {}

    /** @param led by this worker */
    List<Return> due(int self, ClusterMap map, Set<Integer> led, long now) {
        look(map, now);
        ledSince.keySet().retainAll(led);
        led.forEach(partition -> ledSince.putIfAbsent(partition, now));
        List<Return> due = new ArrayList<>();
        for (int partition : new TreeSet<>(led)) {
            if (partition >= 0 && partition < map.partitions().size() && due.size() < AT_ONCE) {
                Assignment assignment = map.assignment(partition);
                if (assignment.primary() != self
                        && isLongAgo(ledSince.get(partition), now)
                        && hasBeenWell(assignment.primary(), now)) {
                    due.add(new Return(partition, assignment.primary()));
                }
            }
        }
        return due;
    }

    private boolean hasBeenWell(int worker, long now) {
        return Optional.ofNullable(wellSince.get(worker))
                .filter(since -> isLongAgo(since, now))
                .isPresent();
    }

    private static boolean isLongAgo(long since, long now) {
        return now - since >= WELL_FOR;
    }

    private void look(ClusterMap map, long now) {
        map.workers().forEach(worker -> {
            if (roster.reachable(worker.number())
                    .filter(peer -> isWell(peer, map))
                    .isPresent()) {
                wellSince.putIfAbsent(worker.number(), now);
            } else {
                wellSince.remove(worker.number());
            }
        });
    }

    /** One that has not seen this map may not know yet that it is the primary. */
    private static boolean isWell(Peer peer, ClusterMap map) {
        Heartbeat beat = peer.heartbeat();
        return beat.store().status() == Status.WELL && beat.mapVersion() >= map.version();
    }
}
