package io.trivet.simulation;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import io.trivet.register.Life;
import io.trivet.register.Testimony;
import io.trivet.simulation.world.DatabaseNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which restored databases the protocol promises to notice and to survive. No others are restored here. */
final class Restores {
    private Restores() {}

    /** Whether a worker that lost its identity is still a replica of anything: two at once could be a majority. */
    static boolean isReplacing(Cluster cluster) {
        Optional<ClusterMap> newest = Stream.concat(
                        cluster.workers().stream().flatMap(node -> node.process().flatMap(WorkerProcess::map).stream()),
                        cluster.controllers().stream().flatMap(node -> node.map().stream()))
                .max(Comparator.comparingLong(ClusterMap::version));
        List<WorkerNode> lost =
                cluster.workers().stream().filter(WorkerNode::isDoubtful).toList();
        boolean many = 2 * (lost.size() + 1) >= cluster.workers().size() - lost.size();
        return newest.isEmpty() || many || lost.stream().anyMatch(node -> isMember(newest.get(), node));
    }

    private static boolean isMember(ClusterMap map, WorkerNode node) {
        return IntStream.range(ClusterMap.MAP_PARTITION, map.partitions().size())
                .anyMatch(partition -> map.config(partition).isMember(node.number()));
    }

    /** So many have heard of later beats, and remember, that one of them is among those that will be asked. */
    static boolean isNoticeable(Cluster cluster, WorkerNode worker, DatabaseNode backup) {
        if (backup.map.isEmpty()) {
            return false;
        }
        List<Worker> others = backup.map.get().workers().stream()
                .filter(other -> other.number() != worker.number())
                .toList();
        long know = others.stream()
                .filter(other -> knows(cluster.worker(other.number()), worker.identity(), backup.beat))
                .count();
        return know > others.size() - Testimony.needed(others.size());
    }

    private static boolean knows(WorkerNode node, UUID identity, long beat) {
        Life seen = node.database().node().seen.get(identity);
        return seen != null && seen.beat() > beat;
    }
}
