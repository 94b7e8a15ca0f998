package io.trivet.cluster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What changed from one version of a map to a later one: what is published instead of the whole, because a change is
 * small and a map of a large cluster is not. It fits on that one version only; whoever has another asks for the map.
 *
 * @param base the version that it begins with
 * @param head what the later map says beside workers and partitions
 * @param workers that are new, or of which something else is known now
 * @param forgotten workers that the later map does not have
 * @param moved partitions with a new config or primary, ascending
 * @param electors the later map's, changed or not
 */
public record MapDifference(
        UUID clusterId,
        long base,
        Head head,
        List<Worker> workers,
        WorkerSet forgotten,
        List<Moved> moved,
        PartitionConfig electors) {

    /** The numbers of the later map, as they are in {@link ClusterMap}. */
    public record Head(long version, int replicas, int nextNumber, long recoveredIn) {}

    /** What a partition has become. */
    public record Moved(int partition, Assignment assignment) {}

    public MapDifference {
        workers = List.copyOf(workers);
        moved = List.copyOf(moved);
    }

    /** @throws IllegalArgumentException if these are not an earlier and a later version of one cluster's map */
    public static MapDifference between(ClusterMap older, ClusterMap newer) {
        boolean same = older.clusterId().equals(newer.clusterId())
                && older.partitions().size() == newer.partitions().size();
        if (!same || older.version() >= newer.version()) {
            throw new IllegalArgumentException("no difference leads from " + name(older) + " to " + name(newer));
        }
        return new MapDifference(
                newer.clusterId(),
                older.version(),
                new Head(newer.version(), newer.replicas(), newer.nextNumber(), newer.recoveredIn()),
                newWorkers(older, newer),
                numbers(older).minus(numbers(newer)),
                moved(older, newer),
                newer.electors());
    }

    /**
     * The later map; empty if the base is not the version that this begins with.
     *
     * @throws IllegalArgumentException if it cannot be a difference of such maps at all
     */
    public Optional<ClusterMap> on(ClusterMap map) {
        if (!map.clusterId().equals(clusterId) || map.version() != base) {
            return Optional.empty();
        }
        List<Assignment> partitions = new ArrayList<>(map.partitions());
        for (Moved each : moved) {
            if (each.partition() >= partitions.size()) {
                throw new IllegalArgumentException("a partition that is not there: " + each);
            }
            partitions.set(each.partition(), each.assignment());
        }
        return Optional.of(new ClusterMap(
                clusterId,
                head.version(),
                head.replicas(),
                head.nextNumber(),
                head.recoveredIn(),
                workersAfter(map),
                partitions,
                electors));
    }

    private List<Worker> workersAfter(ClusterMap map) {
        TreeMap<Integer, Worker> after = new TreeMap<>();
        map.workers().forEach(worker -> after.put(worker.number(), worker));
        forgotten.stream().forEach(after::remove);
        workers.forEach(worker -> after.put(worker.number(), worker));
        return List.copyOf(after.values());
    }

    private static List<Worker> newWorkers(ClusterMap older, ClusterMap newer) {
        Set<Worker> known = new HashSet<>(older.workers());
        return newer.workers().stream()
                .filter(worker -> !known.contains(worker))
                .toList();
    }

    private static List<Moved> moved(ClusterMap older, ClusterMap newer) {
        return IntStream.range(0, newer.partitions().size())
                .filter(partition -> !older.assignment(partition).equals(newer.assignment(partition)))
                .mapToObj(partition -> new Moved(partition, newer.assignment(partition)))
                .toList();
    }

    private static WorkerSet numbers(ClusterMap map) {
        return WorkerSet.of(map.workers().stream().mapToInt(Worker::number).toArray());
    }

    private static String name(ClusterMap map) {
        return "version " + map.version() + " of " + map.clusterId();
    }
}
