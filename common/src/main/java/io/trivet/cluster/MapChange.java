package io.trivet.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The next version of a map in the making; nothing of it counts before it was chosen.
 *
 * <p>A config is replaced by one of a higher epoch only, since members that have seen an epoch's config believe it for
 * good.
 */
public final class MapChange {

    private final ClusterMap base;
    private final TreeMap<Integer, Worker> workers = new TreeMap<>();
    private final List<Assignment> partitions;
    private PartitionConfig electors;
    private int replicas;
    private int nextNumber;
    private long recoveredIn;

    MapChange(ClusterMap base) {
        this.base = base;
        base.workers().forEach(worker -> workers.put(worker.number(), worker));
        this.partitions = new ArrayList<>(base.partitions());
        this.electors = base.electors();
        this.replicas = base.replicas();
        this.nextNumber = base.nextNumber();
        this.recoveredIn = base.recoveredIn();
    }

    /** Adds a worker, or replaces what is known of it. A new worker takes {@link ClusterMap#nextNumber()} or above. */
    public MapChange worker(Worker worker) {
        Worker known = workers.get(worker.number());
        if (known != null ? !known.identity().equals(worker.identity()) : worker.number() < nextNumber) {
            throw new IllegalArgumentException("the number was given to another worker: " + worker);
        }
        workers.put(worker.number(), worker);
        nextNumber = Math.max(nextNumber, worker.number() + 1);
        return this;
    }

    /** Forgets a worker altogether; its number stays used. */
    public MapChange forget(int number) {
        workers.remove(number);
        return this;
    }

    public MapChange partition(int partition, PartitionConfig config, int primary) {
        requireNewer(partitions.get(partition).config(), config);
        partitions.set(partition, new Assignment(config, primary));
        return this;
    }

    public MapChange electors(PartitionConfig config) {
        requireNewer(electors, config);
        electors = config;
        return this;
    }

    /** How many workers a partition should have from now on. */
    public MapChange replicas(int number) {
        replicas = number;
        return this;
    }

    /** Records, for good, that an operator gave something up in this version. */
    public MapChange recovered() {
        recoveredIn = base.version() + 1;
        return this;
    }

    public ClusterMap build() {
        return new ClusterMap(
                base.clusterId(),
                base.version() + 1,
                replicas,
                nextNumber,
                recoveredIn,
                List.copyOf(workers.values()),
                partitions,
                electors);
    }

    private static void requireNewer(PartitionConfig present, PartitionConfig config) {
        if (config.epoch() <= present.epoch() && !config.equals(present)) {
            throw new IllegalArgumentException(config + " does not come after " + present);
        }
    }
}
