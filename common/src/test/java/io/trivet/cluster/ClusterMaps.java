package io.trivet.cluster;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Cluster maps for tests: small and readable, or random. */
final class ClusterMaps {

    private ClusterMaps() {}

    static Worker worker(int number) {
        return new Worker(
                number, new UUID(7, number), "w" + number, 1, 0, Worker.State.ACTIVE, "host" + number + ":9000", "z");
    }

    /** Workers 0 to 3; partition p is on p, p+1, p+2 modulo 4. */
    static ClusterMap small(int partitions) {
        List<Worker> workers =
                IntStream.range(0, 4).mapToObj(ClusterMaps::worker).toList();
        List<Assignment> assignments = IntStream.range(0, partitions)
                .mapToObj(p ->
                        new Assignment(PartitionConfig.of(0, WorkerSet.of(p % 4, (p + 1) % 4, (p + 2) % 4)), p % 4))
                .toList();
        return ClusterMap.first(new UUID(1, 2), 3, workers, assignments, PartitionConfig.of(0, WorkerSet.of(0, 1, 2)));
    }

    static ClusterMap random(Random random, int mostWorkers, int mostPartitions) {
        int workers = 1 + random.nextInt(mostWorkers);
        int step = 1 + random.nextInt(3);
        List<Worker> known = IntStream.range(0, workers)
                .mapToObj(i -> randomWorker(random, i * step))
                .toList();
        List<Assignment> partitions = IntStream.range(0, 1 + random.nextInt(mostPartitions))
                .mapToObj(p -> randomAssignment(random, workers, step))
                .toList();
        long version = 1 + (random.nextLong() >>> 1 + random.nextInt(60));
        return new ClusterMap(
                new UUID(random.nextLong(), random.nextLong()),
                version,
                1 + random.nextInt(5),
                workers * step + random.nextInt(10),
                random.nextBoolean() ? ClusterMap.NEVER : 1 + random.nextLong(version),
                known,
                partitions,
                randomConfig(random, workers, step));
    }

    private static Worker randomWorker(Random random, int number) {
        Worker.State[] states = Worker.State.values();
        return new Worker(
                number,
                new UUID(random.nextLong(), number),
                randomText(random),
                random.nextLong() >>> 1 + random.nextInt(62),
                random.nextLong() >>> 1 + random.nextInt(62),
                states[random.nextInt(states.length)],
                randomText(random),
                randomText(random));
    }

    private static Assignment randomAssignment(Random random, int workers, int step) {
        PartitionConfig config = randomConfig(random, workers, step);
        return new Assignment(
                config, config.members().get(random.nextInt(config.members().size())));
    }

    private static PartitionConfig randomConfig(Random random, int workers, int step) {
        int epoch = random.nextInt(PartitionConfig.MAX_EPOCH + 1) >>> random.nextInt(20);
        WorkerSet next = random.nextInt(4) == 0 ? randomSet(random, workers, step) : WorkerSet.empty();
        return new PartitionConfig(epoch, randomSet(random, workers, step), next);
    }

    private static WorkerSet randomSet(Random random, int workers, int step) {
        int size = 1 + random.nextInt(5);
        return WorkerSet.of(IntStream.range(0, size)
                .map(i -> random.nextInt(workers) * step)
                .toArray());
    }

    private static String randomText(Random random) {
        int[] codePoints = random.ints(random.nextInt(12), 0, Character.MAX_CODE_POINT + 1)
                .map(each -> random.nextInt(4) == 0 ? each : each % 128)
                .filter(each -> each < Character.MIN_SURROGATE || each > Character.MAX_SURROGATE)
                .toArray();
        return new String(codePoints, 0, codePoints.length);
    }
}
