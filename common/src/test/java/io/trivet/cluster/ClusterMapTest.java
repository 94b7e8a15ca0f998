package io.trivet.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClusterMapTest {

    private final ClusterMap map = ClusterMaps.small(8);

    @Test
    void aChangeMakesTheNextVersionAndLeavesTheMapAlone() {
        PartitionConfig config = map.config(5).begin(WorkerSet.of(0, 1, 2));
        ClusterMap next = map.withPartition(5, config, 2);

        assertEquals(1, map.version());
        assertEquals(2, next.version());
        assertEquals(new Assignment(config, 2), next.assignment(5));
        assertEquals(PartitionConfig.of(0, WorkerSet.of(1, 2, 3)), map.config(5));
        assertEquals(map.assignment(4), next.assignment(4));
        assertEquals(
                3, next.withElectors(PartitionConfig.of(1, WorkerSet.of(3))).version());
    }

    @Test
    void severalChangesGoIntoOneVersion() {
        ClusterMap next = map.next()
                .worker(ClusterMaps.worker(4))
                .partition(0, map.config(0).begin(WorkerSet.of(0, 1, 4)), 4)
                .electors(map.electors().begin(WorkerSet.of(0, 1, 4)))
                .build();

        assertEquals(2, next.version());
        assertEquals(5, next.nextNumber());
        assertTrue(next.config(0).joins(4));
        assertTrue(next.config(ClusterMap.MAP_PARTITION).joins(4));
    }

    @Test
    void findsWorkersByNumberAndIdentity() {
        assertEquals(Optional.of(ClusterMaps.worker(2)), map.worker(2));
        assertEquals(Optional.of(ClusterMaps.worker(2)), map.worker(new UUID(7, 2)));
        assertEquals(Optional.empty(), map.worker(9));
    }

    @Test
    void findsThePartitionOfAKey() {
        byte[] key = "user:1".getBytes(UTF_8);

        assertEquals(KeyHash.partition(key, 8), map.partitionOf(key));
    }

    @Test
    void neverGivesANumberTwice() {
        ClusterMap grown = map.withWorker(ClusterMaps.worker(4));
        ClusterMap shrunk = grown.next().forget(4).build();

        assertEquals(5, shrunk.nextNumber());
        assertThrows(IllegalArgumentException.class, () -> shrunk.withWorker(ClusterMaps.worker(4)));
        Worker other = new Worker(3, new UUID(8, 8), "x", 1, 0, Worker.State.ACTIVE, "", "");
        assertThrows(IllegalArgumentException.class, () -> map.withWorker(other));
    }

    @Test
    void remembersTheHighestThatWasSeenOfAWorker() {
        Worker worker = ClusterMaps.worker(1).seen(4, 70).seen(3, 60);

        assertEquals(4, worker.incarnation());
        assertEquals(70, worker.beat());
        assertEquals(worker, map.withWorker(worker).worker(1).orElseThrow());
    }

    @Test
    void replacesAConfigByANewerOneOnly() {
        ClusterMap next = map.withPartition(0, map.config(0).renew(), 0);

        assertThrows(IllegalArgumentException.class, () -> next.withPartition(0, map.config(0), 0));
        PartitionConfig other = PartitionConfig.of(1, WorkerSet.of(3));
        assertThrows(IllegalArgumentException.class, () -> next.withPartition(0, other, 3));
        assertThrows(IllegalArgumentException.class, () -> map.withElectors(PartitionConfig.of(0, WorkerSet.of(3))));
        assertEquals(1, next.withPartition(0, next.config(0), 1).assignment(0).primary());
    }

    @Test
    void refusesMembersThatItDoesNotKnow() {
        PartitionConfig stranger = PartitionConfig.of(1, WorkerSet.of(0, 1, 9));

        assertThrows(IllegalArgumentException.class, () -> map.withPartition(0, stranger, 0));
        assertThrows(IllegalArgumentException.class, () -> map.withElectors(stranger));
        assertThrows(IllegalArgumentException.class, () -> map.next().forget(0).build());
        assertThrows(IllegalArgumentException.class, () -> new Assignment(stranger, 2));
    }

    @Test
    void refusesTwoWorkersThatAreOne() {
        Worker twin = new Worker(4, new UUID(7, 1), "twin", 1, 0, Worker.State.ACTIVE, "", "");

        assertThrows(IllegalArgumentException.class, () -> map.withWorker(twin));
    }

    @Test
    void doesNotChangeWithTheListsItIsMadeOf() {
        List<Worker> workers = new ArrayList<>(map.workers());
        ClusterMap copy = ClusterMap.first(map.clusterId(), 3, workers, map.partitions(), map.electors());
        workers.clear();

        assertEquals(map, copy);
    }

    @Test
    void aPartitionInAChangeIsPlacedWhereItGoes() {
        ClusterMap next = map.withPartition(0, map.config(0).begin(WorkerSet.of(1, 2, 3)), 0);

        assertEquals(
                new Replicas(WorkerSet.of(1, 2, 3), Replicas.NOBODY),
                next.placed().get(0));
        assertEquals(new Replicas(WorkerSet.of(1, 2, 3), 1), next.placed().get(1));
    }

    @Test
    void refusesWorkersThatCannotBeStored() {
        UUID id = new UUID(1, 1);
        Worker.State active = Worker.State.ACTIVE;
        String tooLong = "ä".repeat(128);

        assertThrows(IllegalArgumentException.class, () -> new Worker(0x8000, id, "", 0, 0, active, "", ""));
        assertThrows(IllegalArgumentException.class, () -> new Worker(0, id, "", -1, 0, active, "", ""));
        assertThrows(IllegalArgumentException.class, () -> new Worker(0, id, "", 0, -1, active, "", ""));
        assertThrows(IllegalArgumentException.class, () -> new Worker(0, id, tooLong, 0, 0, active, "", ""));
        assertThrows(IllegalArgumentException.class, () -> new Worker(0, id, "", 0, 0, active, "\ud800", ""));
    }
}
