package io.trivet.cluster;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who is in the cluster, and who has which partition.
 *
 * <p>A map is one version of a register; it is used only after that version was chosen. Maps are never edited: each
 * change makes the next version, by {@link #next()} or one of its shortcuts.
 *
 * @param replicas how many workers a partition should have
 * @param nextNumber the number of the next worker; counts up only, so that a ballot's worker is never two workers
 * @param recoveredIn the version in which an operator last gave up what no survivor had, {@link #NEVER} if none ever
 *     did. It is never taken back, so that whoever misses a write years later sees why it may be missing
 * @param workers by ascending number
 * @param partitions by partition; their number is fixed when the cluster is made
 * @param electors the config of the partition that holds this map
 */
public record ClusterMap(
        UUID clusterId,
        long version,
        int replicas,
        int nextNumber,
        long recoveredIn,
        List<Worker> workers,
        List<Assignment> partitions,
        PartitionConfig electors) {

    /** For {@link #recoveredIn()}: all that was ever acknowledged is there. */
    public static final long NEVER = 0;

    /** The partition that holds the map itself. */
    public static final int MAP_PARTITION = -1;

    public static final int MAX_PARTITIONS = 1 << 20;

    public ClusterMap {
        workers = List.copyOf(workers);
        partitions = List.copyOf(partitions);
        require(version > 0, "versions begin at 1");
        require(replicas > 0, "at least one replica is needed");
        require(nextNumber >= 0 && nextNumber <= WorkerSet.CONTROLLER_BIT, "no such next number");
        require(recoveredIn >= NEVER && recoveredIn <= version, "recovered in a version that is still to come");
        require(!partitions.isEmpty() && partitions.size() <= MAX_PARTITIONS, "bad number of partitions");
        requireWorkers(workers, nextNumber);
        requireMembers(workers, partitions, electors);
    }

    /** The first version of a new cluster's map. */
    public static ClusterMap first(
            UUID clusterId, int replicas, List<Worker> workers, List<Assignment> partitions, PartitionConfig electors) {
        int nextNumber = workers.stream().mapToInt(Worker::number).max().orElse(-1) + 1;
        return new ClusterMap(clusterId, 1, replicas, nextNumber, NEVER, workers, partitions, electors);
    }

    /** Whether an operator ever gave up data of this cluster. */
    public boolean wasRecovered() {
        return recoveredIn != NEVER;
    }

    public Assignment assignment(int partition) {
        return partitions.get(partition);
    }

    /** The config of a partition, that of the map itself included. */
    public PartitionConfig config(int partition) {
        return partition == MAP_PARTITION ? electors : partitions.get(partition).config();
    }

    public int partitionOf(byte[] key) {
        return KeyHash.partition(key, partitions.size());
    }

    public Optional<Worker> worker(int number) {
        // Looked up for every answer to a client: no stream.
        for (Worker worker : workers) {
            if (worker.number() == number) {
                return Optional.of(worker);
            }
        }
        return Optional.empty();
    }

    public Optional<Worker> worker(UUID identity) {
        return workers.stream()
                .filter(worker -> worker.identity().equals(identity))
                .findFirst();
    }

    /** Where each partition is, or is on its way to: what a placement starts from. */
    public List<Replicas> placed() {
        return partitions.stream().map(Replicas::of).toList();
    }

    /** Begins the next version; several changes may go into it. */
    public MapChange next() {
        return new MapChange(this);
    }

    public ClusterMap withPartition(int partition, PartitionConfig config, int primary) {
        return next().partition(partition, config, primary).build();
    }

    public ClusterMap withElectors(PartitionConfig config) {
        return next().electors(config).build();
    }

    /** Of how many partitions of keys this worker is a member. */
    public int held(int worker) {
        return (int) partitions.stream()
                .filter(assignment -> assignment.config().isMember(worker))
                .count();
    }

    /** Of none, and of the map's own partition neither. */
    public boolean holdsNothing(int worker) {
        return held(worker) == 0 && !electors.isMember(worker);
    }

    public ClusterMap withWorker(Worker worker) {
        return next().worker(worker).build();
    }

    private static void requireWorkers(List<Worker> workers, int nextNumber) {
        Set<UUID> identities = new HashSet<>();
        int least = 0;
        for (Worker worker : workers) {
            require(worker.number() >= least, "workers out of order, or two with one number");
            require(identities.add(worker.identity()), "two workers with one identity");
            least = worker.number() + 1;
        }
        require(least <= nextNumber, "the next number was used already");
    }

    private static void requireMembers(List<Worker> workers, List<Assignment> partitions, PartitionConfig electors) {
        WorkerSet known = WorkerSet.of(workers.stream().mapToInt(Worker::number).toArray());
        require(known.containsAll(electors.members()), "an elector that is no worker of the map");
        for (Assignment assignment : partitions) {
            require(known.containsAll(assignment.config().members()), "a member that is no worker of the map");
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
