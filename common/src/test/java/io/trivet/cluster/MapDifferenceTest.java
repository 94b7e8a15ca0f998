package io.trivet.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapDifferenceTest {

    private final ClusterMap map = ClusterMaps.small(64);

    @Test
    void holdsNothingButWhatChanged() {
        ClusterMap later = map.withPartition(7, map.config(7).begin(WorkerSet.of(0, 1, 2)), 3);
        MapDifference difference = MapDifference.between(map, later);

        assertEquals(1, difference.moved().size());
        assertEquals(7, difference.moved().get(0).partition());
        assertTrue(difference.workers().isEmpty() && difference.forgotten().isEmpty());
        assertEquals(Optional.of(later), difference.on(map));
    }

    @Test
    void holdsWorkersThatCameChangedOrWent() {
        ClusterMap grown = map.withWorker(ClusterMaps.worker(4)).withWorker(ClusterMaps.worker(5));
        ClusterMap later = grown.next()
                .forget(5)
                .worker(ClusterMaps.worker(4).withState(Worker.State.DRAINING))
                .worker(ClusterMaps.worker(6))
                .build();
        MapDifference difference = MapDifference.between(grown, later);

        assertEquals(WorkerSet.of(5), difference.forgotten());
        assertEquals(2, difference.workers().size());
        assertEquals(Optional.of(later), difference.on(grown));
    }

    @Test
    void fitsOnItsBaseOnly() {
        ClusterMap second = map.withWorker(ClusterMaps.worker(4));
        ClusterMap third = second.withWorker(ClusterMaps.worker(5));
        MapDifference difference = MapDifference.between(second, third);
        ClusterMap elsewhere = ClusterMap.first(new UUID(9, 9), 3, map.workers(), map.partitions(), map.electors())
                .withWorker(ClusterMaps.worker(4));

        assertEquals(Optional.empty(), difference.on(map));
        assertEquals(Optional.empty(), difference.on(third));
        assertEquals(Optional.empty(), difference.on(elsewhere));
        assertThrows(IllegalArgumentException.class, () -> MapDifference.between(third, second));
        assertThrows(IllegalArgumentException.class, () -> MapDifference.between(elsewhere, third));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aChainOfRandomChangesLeadsToTheSameMap(long seed) {
        Random random = new Random(seed);
        ClusterMap sent = map;
        ClusterMap received = map;
        for (int i = 0; i < 300; i++) {
            ClusterMap next = changed(sent, random);
            received =
                    overTheWire(MapDifference.between(sent, next)).on(received).orElseThrow();
            sent = next;

            assertEquals(sent, received, "seed " + seed + ", step " + i);
        }
        assertEquals(Optional.of(sent), MapDifference.between(map, sent).on(map));
    }

    @Test
    void truncatedOrDamagedBytesAreRefusedOrMakeAnotherDifference() {
        Random random = new Random(5);
        byte[] bytes = MapDifferenceCodec.encode(MapDifference.between(map, changed(changed(map, random), random)));
        for (int length = 0; length < bytes.length; length++) {
            byte[] truncated = Arrays.copyOf(bytes, length);
            assertThrows(IllegalArgumentException.class, () -> MapDifferenceCodec.decode(truncated));
        }
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = bytes.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            refuseOrApply(damaged);
        }
    }

    /** Any other exception than the one that is caught fails the test. */
    private void refuseOrApply(byte[] bytes) {
        try {
            MapDifferenceCodec.decode(bytes).on(map);
        } catch (IllegalArgumentException refused) {
            assertTrue(refused.getMessage() != null);
        }
    }

    private static MapDifference overTheWire(MapDifference difference) {
        MapDifference decoded = MapDifferenceCodec.decode(MapDifferenceCodec.encode(difference));
        assertEquals(difference, decoded);
        return decoded;
    }

    private static ClusterMap changed(ClusterMap map, Random random) {
        MapChange change = map.next();
        for (int i = random.nextInt(6); i >= 0; i--) {
            int partition = random.nextInt(map.partitions().size());
            change.partition(
                    partition,
                    map.config(partition).renew(),
                    map.assignment(partition).primary());
        }
        switch (random.nextInt(5)) {
            case 0 -> change.worker(ClusterMaps.worker(map.nextNumber()));
            case 1 -> change.worker(map.workers().get(random.nextInt(4)).seen(random.nextInt(99), random.nextInt(99)));
            case 2 -> change.electors(map.electors().renew()).replicas(1 + random.nextInt(5));
            case 3 -> change.recovered();
            default -> change.forget(4 + random.nextInt(20));
        }
        return change.build();
    }
}
