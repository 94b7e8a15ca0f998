package io.trivet.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterMapCodecTest {

    /** Two partitions on four workers, as the first release wrote them. */
    private static final String FIRST_FORMAT =
            "01000000000000000100000000000000020103040400000000000000000700000000000000000277300100000a686f73"
                    + "74303a39303030017a01000000000000000700000000000000010277310100000a686f7374313a39303030017a020000"
                    + "00000000000700000000000000020277320100000a686f7374323a39303030017a030000000000000007000000000000"
                    + "00030277330100000a686f7374333a39303030017a020003000000000000030100000001000300000000";

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsEncodedIsDecoded(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            ClusterMap map = ClusterMaps.random(random, 20, 60);

            assertEquals(map, ClusterMapCodec.decode(ClusterMapCodec.encode(map)), "seed " + seed + ", map " + i);
        }
    }

    @Test
    void extremeNumbersSurvive() {
        Worker worker =
                new Worker(0x7FFF, new UUID(-1, -1), "", Long.MAX_VALUE, Long.MAX_VALUE, Worker.State.REMOVED, "", "");
        PartitionConfig config = PartitionConfig.of(PartitionConfig.MAX_EPOCH, WorkerSet.of(0x7FFF));
        List<Assignment> partitions = List.of(new Assignment(config, 0x7FFF));
        ClusterMap map = new ClusterMap(
                new UUID(-1, -1),
                Long.MAX_VALUE,
                Integer.MAX_VALUE,
                0x8000,
                Long.MAX_VALUE,
                List.of(worker),
                partitions,
                config);

        assertEquals(map, ClusterMapCodec.decode(ClusterMapCodec.encode(map)));
    }

    /** Databases hold maps of this format; if this test has to change, the format needs a new number. */
    @Test
    void theFormatDoesNotChange() {
        assertEquals(0xBFDFF40BB80EFB44L, KeyHash.hash(ClusterMapCodec.encode(ClusterMaps.small(16))));
    }

    @Test
    void bytesOfTheFirstFormatAreStillReadAndWritten() {
        byte[] bytes = HexFormat.of().parseHex(FIRST_FORMAT);

        assertEquals(ClusterMaps.small(2), ClusterMapCodec.decode(bytes));
        assertArrayEquals(bytes, ClusterMapCodec.encode(ClusterMaps.small(2)));
    }

    @Test
    void theSecondFormatTellsWhenTheClusterWasRecovered() {
        ClusterMap recovered = ClusterMaps.small(16).next().recovered().build();
        byte[] bytes = ClusterMapCodec.encode(recovered);

        assertEquals(2, ClusterMapCodec.decode(bytes).recoveredIn());
        assertEquals(2, bytes[0]);
        assertEquals(0x90637ED96086F5F3L, KeyHash.hash(bytes));
    }

    @Test
    void whatWasNeverRecoveredHasNoEncodingInTheSecondFormat() {
        byte[] first = ClusterMapCodec.encode(ClusterMaps.small(4));
        int end = 1 + 16 + 3;
        byte[] second = new byte[first.length + 1];
        System.arraycopy(first, 0, second, 0, end);
        System.arraycopy(first, end, second, end + 1, first.length - end);
        second[0] = 2;

        assertThrows(IllegalArgumentException.class, () -> ClusterMapCodec.decode(second));
    }

    @Test
    void aLargeMapIsBelowTwoMegabytes() {
        byte[] bytes = ClusterMapCodec.encode(large());

        assertTrue(bytes.length < 2_000_000, "bytes: " + bytes.length);
        assertEquals(large(), ClusterMapCodec.decode(bytes));
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] bytes = ClusterMapCodec.encode(ClusterMaps.random(new Random(5), 10, 20));
        for (int length = 0; length < bytes.length; length++) {
            byte[] truncated = Arrays.copyOf(bytes, length);

            assertThrows(IllegalArgumentException.class, () -> ClusterMapCodec.decode(truncated));
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThrows(IllegalArgumentException.class, () -> ClusterMapCodec.decode(longer));
    }

    @Test
    void anUnknownFormatIsRefused() {
        byte[] bytes = ClusterMapCodec.encode(ClusterMaps.small(4));
        bytes[0] = 3;

        assertThrows(IllegalArgumentException.class, () -> ClusterMapCodec.decode(bytes));
    }

    @Test
    void everyFlippedBitIsRefusedOrMakesAnotherMap() {
        ClusterMap map = ClusterMaps.random(new Random(6), 6, 12);
        byte[] bytes = ClusterMapCodec.encode(map);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);

            assertRefusedOrCanonical(flipped);
        }
    }

    @Test
    void rubbishIsRefused() {
        Random random = new Random(7);
        for (int i = 0; i < 50_000; i++) {
            byte[] rubbish = new byte[random.nextInt(200)];
            random.nextBytes(rubbish);
            if (rubbish.length > 0) {
                rubbish[0] = (byte) (1 + random.nextInt(2));
            }
            assertRefusedOrCanonical(rubbish);
        }
    }

    @Test
    void overwrittenRangesAreRefusedOrMakeAnotherMap() {
        Random random = new Random(8);
        byte[] bytes = ClusterMapCodec.encode(ClusterMaps.random(random, 6, 12));
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = bytes.clone();
            int at = 1 + random.nextInt(damaged.length - 1);
            int end = Math.min(damaged.length, at + 1 + random.nextInt(9));
            Arrays.fill(damaged, at, end, (byte) (random.nextBoolean() ? 0xFF : random.nextInt()));

            assertRefusedOrCanonical(damaged);
        }
    }

    /** Any other exception than the one that is caught fails the test, and so does an error for want of memory. */
    private static void assertRefusedOrCanonical(byte[] bytes) {
        ClusterMap map;
        try {
            map = ClusterMapCodec.decode(bytes);
        } catch (IllegalArgumentException refused) {
            return;
        }
        assertArrayEquals(bytes, ClusterMapCodec.encode(map));
    }

    private static ClusterMap large() {
        List<Worker> workers = IntStream.range(0, 1_000)
                .mapToObj(i -> new Worker(
                        i,
                        new UUID(i, -i),
                        "worker-" + i,
                        1L << 30,
                        1L << 50,
                        Worker.State.ACTIVE,
                        "worker-" + i + ".trivet.svc.cluster.local:7000",
                        "zone-" + i % 3))
                .toList();
        List<Assignment> partitions = IntStream.range(0, 16_384)
                .mapToObj(p -> {
                    WorkerSet voters = WorkerSet.of(p % 1_000, (p + 333) % 1_000, (p + 666) % 1_000);
                    WorkerSet next = voters.without(p % 1_000).with((p + 1) % 1_000);
                    return new Assignment(new PartitionConfig(1_000_000, voters, next), p % 1_000);
                })
                .toList();
        PartitionConfig electors = PartitionConfig.of(1, WorkerSet.of(0, 1, 2));
        return ClusterMap.first(new UUID(1, 1), 3, workers, partitions, electors);
    }
}
