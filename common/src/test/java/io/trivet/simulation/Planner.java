package io.trivet.simulation;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.MapChange;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import io.trivet.simulation.ControllerProcess.HeardWorker;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Plans changes at random: begins, completes, aborts and redirects them, the electors' among them. */
final class Planner {
    private static final long DOWN_AFTER = 400;

    private final Cluster cluster;
    private final ControllerProcess process;
    private final Dice dice;
    private final Map<Integer, Integer> synced = new TreeMap<>();
    private long nextChange;

    Planner(Cluster cluster, ControllerProcess process) {
        this.cluster = cluster;
        this.process = process;
        this.dice = cluster.dice().fork();
    }

    void synced(int partition, int epoch) {
        synced.merge(partition, epoch, Math::max);
    }

    static Worker worker(WorkerNode node) {
        return new Worker(node.number(), node.identity(), "w" + node.number(), 0, 0, Worker.State.ACTIVE, "", "");
    }

    Optional<ClusterMap> plan(ClusterMap map) {
        MapChange change = map.next();
        boolean any = register(map, change);
        for (int p = ClusterMap.MAP_PARTITION; p < map.partitions().size(); p++) {
            Optional<PartitionConfig> next = next(map, p, map.config(p));
            if (next.isPresent()) {
                any = true;
                apply(change, p, next.get());
                cluster.counters().configs++;
            }
        }
        return any ? Optional.of(change.build()) : Optional.empty();
    }

    private void apply(MapChange change, int partition, PartitionConfig config) {
        if (partition == ClusterMap.MAP_PARTITION) {
            change.electors(config);
        } else {
            change.partition(
                    partition,
                    config,
                    config.members().get(dice.below(config.members().size())));
        }
    }

    private boolean register(ClusterMap map, MapChange change) {
        boolean any = false;
        int next = map.nextNumber();
        for (WorkerNode node : cluster.workers()) {
            if (node.number() == next && process.heard().containsKey(node.identity())) {
                change.worker(worker(node));
                next++;
                any = true;
            }
        }
        return any;
    }

    private Optional<PartitionConfig> next(ClusterMap map, int partition, PartitionConfig config) {
        if (config.isJoint()) {
            return finish(map, partition, config);
        }
        long now = process.time().now();
        int mean = cluster.profile().faults().changes();
        if (cluster.isHealed() || mean == 0 || now < nextChange) {
            return Optional.empty();
        }
        nextChange = now + dice.below(2 * mean);
        return target(map, config).map(config::begin);
    }

    private Optional<PartitionConfig> finish(ClusterMap map, int partition, PartitionConfig config) {
        if (synced.getOrDefault(partition, -1) == config.epoch()) {
            return Optional.of(config.complete());
        }
        if (dice.oneIn(cluster.isHealed() ? 60 : 14)) {
            return dice.oneIn(2)
                    ? Optional.of(config.abort())
                    : target(map, PartitionConfig.of(config.epoch(), config.voters()))
                            .map(config::redirect);
        }
        return Optional.empty();
    }

    /**
     * Mostly one voter is replaced: rather one that is down, and by one that is up. At times two, or the size changes.
     */
    private Optional<WorkerSet> target(ClusterMap map, PartitionConfig config) {
        WorkerSet target = config.voters();
        int changes = dice.oneIn(4) ? 2 : 1;
        for (int i = 0; i < changes; i++) {
            WorkerSet taken = target.union(config.members());
            int[] others = map.workers().stream()
                    .mapToInt(Worker::number)
                    .filter(number ->
                            !taken.contains(number) && !cluster.worker(number).isRetired())
                    .toArray();
            boolean out = target.size() > 3 || !dice.oneIn(8);
            boolean in = others.length > 0 && (target.size() < 3 || !dice.oneIn(8));
            target = out && target.size() > 1 ? target.without(prefer(target.toArray(), false)) : target;
            target = in ? target.with(prefer(others, true)) : target;
        }
        return target.equals(config.voters()) || target.size() < 3 ? Optional.empty() : Optional.of(target);
    }

    /** Not always: a worker that is away may be asked to join, and the leader may be asked to go. */
    private int prefer(int[] numbers, boolean up) {
        int most = dice.oneIn(3) ? 0 : 4;
        for (int tries = 0; tries < most; tries++) {
            int number = numbers[dice.below(numbers.length)];
            if (isUp(number) == up) {
                return number;
            }
        }
        return numbers[dice.below(numbers.length)];
    }

    private boolean isUp(int number) {
        HeardWorker heard = process.heard().get(cluster.workers().get(number).identity());
        return heard != null && process.time().now() - heard.at() < DOWN_AFTER;
    }
}
