package io.trivet.cluster.plan;

import io.trivet.cluster.Assignment;
import io.trivet.cluster.Candidate;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Placement;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Plans as tests write them: worker 0 is A, worker 1 is B; {@code 5:ABC} is a config at rest in epoch 5, {@code
 * 6:ABC>ABD} one that is being changed.
 */
final class Plans {

    static final UUID CLUSTER = new UUID(4, 4);

    private Plans() {}

    /** A dash is nobody. */
    static WorkerSet set(String letters) {
        return WorkerSet.of(letters.chars()
                .filter(Character::isLetter)
                .map(letter -> letter - 'A')
                .toArray());
    }

    static String text(WorkerSet workers) {
        return workers.stream().mapToObj(worker -> "" + (char) ('A' + worker)).collect(Collectors.joining());
    }

    static PartitionConfig config(String text) {
        String[] parts = text.split("[:>]");
        WorkerSet next = parts.length > 2 ? set(parts[2]) : WorkerSet.empty();
        return new PartitionConfig(Integer.parseInt(parts[0]), set(parts[1]), next);
    }

    static String text(PartitionConfig config) {
        return config.epoch() + ":" + text(config.voters()) + (config.isJoint() ? ">" + text(config.next()) : "");
    }

    static Worker worker(int number, String zone) {
        String host = "host" + number + ":7000";
        return new Worker(number, new UUID(7, number), "w" + number, 1, 1, Worker.State.ACTIVE, host, zone);
    }

    /** So many workers, all of one zone, and partitions that are led by the first of their voters. */
    static ClusterMap map(int workers, String electors, String... configs) {
        return map(workers, worker -> "z", electors, configs);
    }

    static ClusterMap map(int workers, IntFunction<String> zone, String electors, String... configs) {
        List<Worker> known = IntStream.range(0, workers)
                .mapToObj(number -> worker(number, zone.apply(number)))
                .toList();
        List<Assignment> partitions = List.of(configs).stream()
                .map(Plans::config)
                .map(config -> new Assignment(config, config.voters().get(0)))
                .toList();
        return ClusterMap.first(CLUSTER, 3, known, partitions, config(electors));
    }

    /** A cluster whose partitions are where placement wants them. */
    static ClusterMap placed(int workers, int zones, int partitions, int replicas) {
        List<Worker> known = IntStream.range(0, workers)
                .mapToObj(number -> worker(number, "z" + number % zones))
                .toList();
        List<Assignment> assignments = Placement.first(partitions, candidates(known), replicas).stream()
                .map(place -> new Assignment(PartitionConfig.of(0, place.workers()), place.primary()))
                .toList();
        WorkerSet electors =
                WorkerSet.of(IntStream.range(0, Math.min(3, workers)).toArray());
        return ClusterMap.first(CLUSTER, replicas, known, assignments, PartitionConfig.of(0, electors));
    }

    static List<Candidate> candidates(List<Worker> workers) {
        return workers.stream()
                .filter(worker -> worker.state() == Worker.State.ACTIVE)
                .map(worker -> new Candidate(worker.number(), worker.zone()))
                .toList();
    }

    static ClusterMap with(ClusterMap map, Worker.State state, WorkerSet workers) {
        ClusterMap changed = map;
        for (int worker : workers.toArray()) {
            changed = changed.withWorker(changed.worker(worker).orElseThrow().withState(state));
        }
        return changed;
    }

    static WorkerSet everybody(ClusterMap map) {
        return WorkerSet.of(map.workers().stream().mapToInt(Worker::number).toArray());
    }

    static Situation allUp(ClusterMap map) {
        return new Situation(everybody(map), WorkerSet.empty(), WorkerSet.empty(), Map.of());
    }

    /** These are lost, the others up. */
    static Situation lost(ClusterMap map, String letters) {
        WorkerSet lost = set(letters);
        return new Situation(everybody(map).minus(lost), lost, lost, Map.of());
    }

    /** The same, and every change that can be filled with those who are up is. */
    static Situation synced(ClusterMap map, Situation situation) {
        Map<Integer, Integer> synced = new TreeMap<>();
        for (int partition = ClusterMap.MAP_PARTITION;
                partition < map.partitions().size();
                partition++) {
            PartitionConfig config = map.config(partition);
            if (config.isJoint() && situation.up().containsAll(config.joiners())) {
                synced.put(partition, config.epoch());
            }
        }
        return new Situation(situation.up(), situation.down(), situation.lost(), synced);
    }

    /** Where it ends when all that is begun succeeds at once. */
    static ClusterMap settled(Planner planner, ClusterMap map, Situation situation) {
        ClusterMap present = map;
        for (int step = 0; step < 20_000; step++) {
            Optional<ClusterMap> next = planner.next(present, synced(present, situation));
            if (next.isEmpty()) {
                return present;
            }
            present = next.get();
        }
        throw new AssertionError("no end after 20000 steps; " + planner.progress(present, situation));
    }
}
