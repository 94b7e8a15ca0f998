package io.trivet.cluster.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.MapDifference;
import io.trivet.cluster.MapDifferenceCodec;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A cluster to which things happen at random, and a planner that looks after it. */
final class PlannerWalk {

    private static final int MOST_WORKERS = 40;

    private final Random random;
    private final int zones;
    private PlanSettings settings;
    private ClusterMap map;
    private ClusterMap told;
    private WorkerSet silent = WorkerSet.empty();
    private WorkerSet down = WorkerSet.empty();
    private WorkerSet lost = WorkerSet.empty();
    private final Map<Integer, Integer> synced = new TreeMap<>();

    PlannerWalk(long seed, ClusterMap map, int zones, int atOnce) {
        this.random = new Random(seed);
        this.map = map;
        this.told = map;
        this.zones = zones;
        this.settings = new PlanSettings(map.replicas(), atOnce);
    }

    ClusterMap map() {
        return map;
    }

    Situation situation() {
        WorkerSet up = Plans.everybody(map).minus(silent).minus(down);
        return new Situation(up, down, lost, synced);
    }

    /** The map of somebody who is told differences, each of several steps. */
    ClusterMap told() {
        if (told.version() < map.version()) {
            told = over(MapDifference.between(told, map)).on(told).orElseThrow();
        }
        return told;
    }

    private static MapDifference over(MapDifference difference) {
        return MapDifferenceCodec.decode(MapDifferenceCodec.encode(difference));
    }

    /** Something happens, some of what is being filled is full, and the planner has a few turns. */
    void step() {
        happen();
        for (int turn = random.nextInt(6); turn > 0; turn--) {
            fill(random.nextDouble());
            plan();
        }
    }

    /** Who is silent speaks again, who is down is back or lost for good, and all that is begun comes to its end. */
    void quiet() {
        silent = WorkerSet.empty();
        Optional<Worker> missing = any(worker -> down.contains(worker.number()));
        while (missing.isPresent() && !hasQuorums()) {
            back(missing.get().number());
            missing = any(worker -> down.contains(worker.number()));
        }
        lost = down;
        do {
            fill(1);
        } while (plan());
    }

    private boolean hasQuorums() {
        Outlook outlook = new Outlook(map, situation(), settings.replicas());
        return outlook.isAvailable(map.electors())
                && map.partitions().stream().allMatch(each -> outlook.isAvailable(each.config()));
    }

    private boolean plan() {
        Situation situation = situation();
        Optional<ClusterMap> next = new Planner(settings).next(map, situation);
        next.ifPresent(newer -> {
            new Transitions(map, newer, situation, settings).check();
            assertEquals(next, over(MapDifference.between(map, newer)).on(map));
        });
        map = next.orElse(map);
        return next.isPresent();
    }

    private void fill(double share) {
        synced.clear();
        for (int partition = ClusterMap.MAP_PARTITION;
                partition < map.partitions().size();
                partition++) {
            PartitionConfig config = map.config(partition);
            if (config.isJoint() && random.nextDouble() < share) {
                synced.put(partition, config.epoch());
            }
        }
    }

    private void happen() {
        switch (random.nextInt(10)) {
            case 0, 1 -> any(this::isUp).ifPresent(worker -> silent = silent.with(worker.number()));
            case 2, 3 ->
                any(worker -> silent.contains(worker.number())).ifPresent(worker -> {
                    silent = silent.without(worker.number());
                    down = down.with(worker.number());
                });
            case 4 -> any(worker -> down.contains(worker.number())).ifPresent(w -> lost = lost.with(w.number()));
            case 5, 6 -> any(worker -> !isUp(worker)).ifPresent(worker -> back(worker.number()));
            case 7 -> grow();
            case 8 -> any(this::isUp).ifPresent(worker -> order(new Order.Drain(worker.number())));
            default ->
                any(worker -> worker.state() == Worker.State.DRAINING)
                        .ifPresent(worker -> order(
                                random.nextBoolean()
                                        ? new Order.Undrain(worker.number())
                                        : new Order.Remove(worker.number())));
        }
        if (random.nextInt(30) == 0) {
            settings = new PlanSettings(2 + random.nextInt(4), settings.movesAtOnce());
        }
    }

    private void back(int worker) {
        silent = silent.without(worker);
        down = down.without(worker);
        lost = lost.without(worker);
    }

    private void grow() {
        if (map.workers().size() < MOST_WORKERS) {
            map = map.withWorker(Plans.worker(map.nextNumber(), "z" + random.nextInt(zones)));
        }
    }

    private void order(Order order) {
        try {
            map = Orders.carryOut(order, map, situation());
        } catch (OrderRefused refused) {
            // as it should be now and then
        }
    }

    private boolean isUp(Worker worker) {
        return situation().up().contains(worker.number());
    }

    private Optional<Worker> any(Predicate<Worker> accepted) {
        List<Worker> those = map.workers().stream().filter(accepted).toList();
        return those.isEmpty() ? Optional.empty() : Optional.of(those.get(random.nextInt(those.size())));
    }
}
