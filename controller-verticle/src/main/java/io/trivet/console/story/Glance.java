package io.trivet.console.story;

import io.trivet.cluster.Assignment;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import io.trivet.cluster.plan.Progress;
import io.trivet.rest.port.Cluster;
import io.trivet.rest.port.NodeStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The cluster at one moment.
 *
 * @param at milliseconds of a clock that never goes back
 * @param leaders of each partition; empty where nobody is known to lead
 * @param primaries who should lead each partition
 * @param draining workers that are to hold nothing any more, with the number of copies that they still have
 */
record Glance(
        long at,
        Map<String, NodeStatus> nodes,
        List<OptionalInt> leaders,
        List<Integer> primaries,
        Map<String, Integer> draining,
        Progress progress,
        Optional<String> keeper) {

    static Glance of(Cluster cluster, long now) {
        Map<String, NodeStatus> nodes = new LinkedHashMap<>();
        // Of two of a name the later counts: it came in the place of the other.
        cluster.nodes().forEach(node -> nodes.put(node.node().name(), node));
        List<Assignment> partitions = cluster.map().map(ClusterMap::partitions).orElse(List.of());
        return new Glance(
                now,
                nodes,
                IntStream.range(0, partitions.size()).mapToObj(cluster::leader).toList(),
                partitions.stream().map(Assignment::primary).toList(),
                cluster.map().map(Glance::draining).orElse(Map.of()),
                cluster.progress(),
                cluster.keeper());
    }

    private static Map<String, Integer> draining(ClusterMap map) {
        return map.workers().stream()
                .filter(worker -> worker.state() == Worker.State.DRAINING)
                .collect(Collectors.toMap(Worker::name, worker -> copies(map, worker.number()), Integer::sum));
    }

    private static int copies(ClusterMap map, int worker) {
        return (int) map.partitions().stream()
                .filter(assignment -> assignment.config().members().contains(worker))
                .count();
    }

    /** Everything is served. */
    boolean isSettled() {
        return !leaders.isEmpty()
                && progress.unavailable() == 0
                && leaders.stream().allMatch(OptionalInt::isPresent);
    }

    long workers() {
        return nodes.values().stream()
                .filter(node -> node.role() == NodeStatus.Role.WORKER)
                .count();
    }

    List<Integer> ledBy(int worker) {
        return IntStream.range(0, leaders.size())
                .filter(partition -> isLedBy(partition, worker))
                .boxed()
                .toList();
    }

    boolean isLedBy(int partition, int worker) {
        return partition < leaders.size() && leaders.get(partition).orElse(-1) == worker;
    }

    /** Whether somebody else leads it. */
    boolean isTakenFrom(int partition, int worker) {
        return partition >= leaders.size()
                || leaders.get(partition).isPresent() && leaders.get(partition).getAsInt() != worker;
    }
}
