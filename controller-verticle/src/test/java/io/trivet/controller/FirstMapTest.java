package io.trivet.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import io.trivet.process.Samples;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FirstMapTest {
    private static List<Newcomer> newcomers(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(each -> new Newcomer(
                        "w" + each, Samples.identity(each), each, 10 * each, "http://w" + each, "z" + each))
                .toList();
    }

    private static ClusterMap map(int partitions, int replicas, int electors, int others) {
        Founding founding = new Founding(partitions, replicas, List.of(), 0, 0);
        return FirstMap.of(
                Samples.CLUSTER, founding, newcomers(1, electors), newcomers(electors + 1, electors + others));
    }

    @Test
    void electorsComeFirstAndKeepTheMap() {
        ClusterMap map = map(16, 3, 3, 2);
        assertEquals(PartitionConfig.of(0, WorkerSet.of(0, 1, 2)), map.electors());
        assertEquals(
                List.of("w1", "w2", "w3", "w4", "w5"),
                map.workers().stream().map(Worker::name).toList());
        assertEquals(1, map.version());
        assertEquals(Samples.CLUSTER, map.clusterId());
    }

    @Test
    void whatWasHeardOfAWorkerIsWrittenDown() {
        Worker second = map(16, 3, 3, 0).workers().get(1);
        assertEquals(new Worker(1, Samples.identity(2), "w2", 2, 20, Worker.State.ACTIVE, "http://w2", "z2"), second);
    }

    @Test
    void partitionsAreSpreadOverAllWorkersAndPrimariesToo() {
        ClusterMap map = map(128, 3, 3, 2);
        Set<Integer> primaries = new HashSet<>();
        map.partitions().forEach(assignment -> {
            assertEquals(3, assignment.config().voters().size());
            assertTrue(assignment.config().isMember(assignment.primary()));
            primaries.add(assignment.primary());
        });
        assertEquals(128, map.partitions().size());
        assertEquals(Set.of(0, 1, 2, 3, 4), primaries);
    }

    @Test
    void withFewerWorkersThanReplicasEachHasEverything() {
        ClusterMap map = map(8, 3, 1, 1);
        assertEquals(3, map.replicas());
        map.partitions()
                .forEach(assignment ->
                        assertEquals(WorkerSet.of(0, 1), assignment.config().voters()));
    }
}
