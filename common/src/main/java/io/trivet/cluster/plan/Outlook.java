package io.trivet.cluster.plan;

import io.trivet.cluster.Candidate;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A map and a situation, as one asks them of a worker by its number, many thousand times for one plan. */
final class Outlook {

    private final ClusterMap map;
    private final Situation situation;
    private final int replicas;
    private final BitSet up = new BitSet();
    private final BitSet down = new BitSet();
    private final BitSet lost = new BitSet();
    private final BitSet active = new BitSet();
    private final String[] zones;

    Outlook(ClusterMap map, Situation situation, int replicas) {
        this.map = map;
        this.situation = situation;
        this.replicas = replicas;
        situation.lost().stream().forEach(lost::set);
        situation.up().minus(situation.lost()).stream().forEach(up::set);
        situation.down().union(situation.lost()).stream().forEach(down::set);
        zones = new String[map.nextNumber()];
        for (Worker worker : map.workers()) {
            zones[worker.number()] = worker.zone();
            active.set(worker.number(), worker.state() == Worker.State.ACTIVE);
        }
    }

    ClusterMap map() {
        return map;
    }

    /** How many workers a partition should have. */
    int replicas() {
        return replicas;
    }

    boolean isUp(int worker) {
        return up.get(worker);
    }

    boolean isDown(int worker) {
        return down.get(worker);
    }

    boolean isLost(int worker) {
        return lost.get(worker);
    }

    /** Whether a worker may go on holding what it has: one that is only down may, since it comes back. */
    boolean isKeeper(int worker) {
        return active.get(worker) && !lost.get(worker);
    }

    /** Whether a worker can be given something now. */
    boolean isTaker(int worker) {
        return isKeeper(worker) && isUp(worker);
    }

    IntStream takers() {
        return up.stream().filter(this::isTaker);
    }

    List<Candidate> candidates() {
        return active.stream()
                .filter(this::isKeeper)
                .mapToObj(worker -> new Candidate(worker, zones[worker]))
                .toList();
    }

    /** How many of these workers are in one zone with this one. */
    int neighbours(int worker, WorkerSet workers) {
        return count(workers, each -> zones[each].equals(zones[worker]));
    }

    /** How many of these workers are up. */
    int live(WorkerSet workers) {
        return count(workers, this::isUp);
    }

    /** How many of these workers are not known to be down. */
    int present(WorkerSet workers) {
        return count(workers, worker -> !isDown(worker));
    }

    boolean isMajorityUp(WorkerSet voters) {
        return isMajority(voters, this::isUp);
    }

    /** Whether somebody may serve this partition, for all that is known. */
    boolean isAvailable(PartitionConfig config) {
        return isMajority(config.voters(), worker -> !isDown(worker))
                && (!config.isJoint() || isMajority(config.next(), worker -> !isDown(worker)));
    }

    /**
     * Whether a change can be ended. That the joiners have everything is known from the leader; that a majority of the
     * voters to come is there has to be looked at, since they are on their own from then on.
     */
    boolean isComplete(int partition, PartitionConfig config) {
        return situation.isSynced(partition, config.epoch())
                && config.joiners().stream().allMatch(this::isUp)
                && isMajorityUp(config.next());
    }

    /**
     * Whether a change has no future: a joiner that nobody waits for, or voters to come that cannot agree while the
     * present ones could. As long as it goes on, every write needs both.
     */
    boolean isBroken(PartitionConfig config) {
        return config.joiners().stream().anyMatch(this::isHopeless)
                || isMajorityUp(config.voters()) && !isMajority(config.next(), worker -> !isDown(worker));
    }

    /** Whether it is no use to fill this worker. */
    boolean isHopeless(int joiner) {
        return isDown(joiner) || !isKeeper(joiner);
    }

    private static boolean isMajority(WorkerSet voters, IntPredicate counted) {
        return count(voters, counted) > voters.size() / 2;
    }

    private static int count(WorkerSet workers, IntPredicate counted) {
        int count = 0;
        for (int i = 0; i < workers.size(); i++) {
            count += counted.test(workers.get(i)) ? 1 : 0;
        }
        return count;
    }
}
