package io.trivet.controller;

import io.trivet.cluster.Assignment;
import io.trivet.cluster.Candidate;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Placement;
import io.trivet.cluster.Replicas;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The map that founds a cluster: who is there gets a number, the electors first, and the partitions are placed. */
final class FirstMap {
    private FirstMap() {}

    /**
     * @param electors who keeps the map itself, in the order of the settings
     * @param others the rest of the workers that were heard
     */
    static ClusterMap of(UUID cluster, Founding founding, List<Newcomer> electors, List<Newcomer> others) {
        List<Newcomer> all = new ArrayList<>(electors);
        all.addAll(others);
        List<Worker> workers = IntStream.range(0, all.size())
                .mapToObj(number -> worker(number, all.get(number)))
                .toList();
        List<Candidate> candidates = workers.stream()
                .map(worker -> new Candidate(worker.number(), worker.zone()))
                .toList();
        List<Assignment> partitions = Placement.first(founding.partitions(), candidates, founding.replicas()).stream()
                .map(FirstMap::assignment)
                .toList();
        return ClusterMap.first(cluster, founding.replicas(), workers, partitions, electors(electors.size()));
    }

    static PartitionConfig electors(int count) {
        return PartitionConfig.of(0, WorkerSet.of(IntStream.range(0, count).toArray()));
    }

    static Worker worker(int number, Newcomer newcomer) {
        return new Worker(
                number,
                newcomer.identity(),
                newcomer.name(),
                newcomer.incarnation(),
                newcomer.beat(),
                Worker.State.ACTIVE,
                newcomer.address(),
                newcomer.zone());
    }

    private static Assignment assignment(Replicas replicas) {
        return new Assignment(PartitionConfig.of(0, replicas.workers()), replicas.primary());
    }
}
