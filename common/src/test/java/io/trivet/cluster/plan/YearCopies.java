package io.trivet.cluster.plan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.WorkerSet;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Who really holds everything of which partition. All partitions are written all the time, so a copy that was away is
 * no full one before it has caught up, and a joiner is none before it is filled. A majority of voters has everything
 * between them, even if none of them has it alone.
 */
final class YearCopies {

    private static final long RETRY = 10 * ClusterYear.SECOND;

    private final ClusterYear year;
    private final Random random;
    private final YearCounts counts;
    private final WorkerSet[] full;
    private final Map<Integer, Integer> synced = new TreeMap<>();
    /** Which worker has said that a partition is synced: with it that goes, and its successor looks again. */
    private final Map<Integer, Integer> leaders = new TreeMap<>();

    YearCopies(ClusterYear year, Random random, YearCounts counts) {
        this.year = year;
        this.random = random;
        this.counts = counts;
        this.full = new WorkerSet[year.map().partitions().size()];
        Arrays.setAll(full, partition -> year.map().config(partition).voters());
    }

    Map<Integer, Integer> synced() {
        return synced;
    }

    int live(int partition) {
        return full[partition].size();
    }

    void died(int worker) {
        for (int partition = 0; partition < full.length; partition++) {
            if (full[partition].contains(worker)) {
                full[partition] = full[partition].without(worker);
                counts.left(live(partition));
            }
        }
        for (int partition : leaders.keySet().stream().mapToInt(each -> each).toArray()) {
            if (leaders.get(partition) == worker) {
                leaders.remove(partition);
                int epoch = synced.remove(partition);
                year.in(RETRY, () -> finish(partition, epoch));
            }
        }
    }

    void cameBack(int worker, long absent) {
        long effort = 2 * ClusterYear.SECOND + absent / 20 + random.nextInt(10_000);
        year.in(effort, () -> catchUp(worker, year.now() - effort));
    }

    private void catchUp(int worker, long since) {
        boolean missing = false;
        for (int partition = 0; partition < full.length && year.isAlive(worker); partition++) {
            PartitionConfig config = year.map().config(partition);
            if (config.isMember(worker) && !config.joins(worker) && !full[partition].contains(worker)) {
                if (hasQuorum(config)) {
                    full[partition] = full[partition].with(worker);
                } else {
                    missing = true;
                }
            }
        }
        if (missing) {
            year.in(RETRY, () -> catchUp(worker, since));
        }
    }

    void replaced(ClusterMap older, ClusterMap newer) {
        for (int partition = ClusterMap.MAP_PARTITION; partition < full.length; partition++) {
            PartitionConfig from = older.config(partition);
            PartitionConfig to = newer.config(partition);
            if (!from.equals(to)) {
                count(from, to);
                if (partition >= 0) {
                    drop(partition, from, to);
                }
                synced.remove(partition);
                leaders.remove(partition);
                fill(partition, to);
            }
        }
    }

    /** The point of it all: what a plan drops must not be what keeps a partition alive. */
    private void drop(int partition, PartitionConfig from, PartitionConfig to) {
        int before = live(partition);
        full[partition] = full[partition].minus(from.members().minus(to.members()));
        if (to.isJoint()) {
            full[partition] = full[partition].minus(to.joiners());
        }
        boolean enough = live(partition) >= Math.min(2, before);
        boolean unnoticed = to.members().stream().anyMatch(this::diedUnnoticed);
        assertTrue(
                enough || unnoticed,
                () -> "partition " + partition + " had " + before + " full copies, and " + from + " became " + to
                        + ", which leaves " + full[partition] + "; " + year.situation());
        counts.unnoticed += enough ? 0 : 1;
    }

    private boolean diedUnnoticed(int worker) {
        return !year.isAlive(worker) && year.situation().up().contains(worker);
    }

    private void fill(int partition, PartitionConfig config) {
        if (config.isJoint()) {
            long begun = year.now();
            int epoch = config.epoch();
            year.in(effort(partition), () -> filled(partition, epoch, begun));
        }
    }

    /** Partitions differ in size. Those that are filled together are full together, which saves the test many plans. */
    private long effort(int partition) {
        long end = year.now() + ClusterYear.MINUTE + partition * 37L % 600 * ClusterYear.SECOND;
        return end / ClusterYear.MINUTE * ClusterYear.MINUTE + ClusterYear.MINUTE - year.now();
    }

    private void filled(int partition, int epoch, long begun) {
        PartitionConfig config = year.map().config(partition);
        if (config.epoch() != epoch) {
            return;
        }
        boolean there = config.joiners().stream().allMatch(year::isAlive) && hasQuorum(config);
        boolean throughout = config.joiners().stream().noneMatch(joiner -> restarted(joiner, begun));
        if (!there || !throughout) {
            long again = there ? year.now() : begun;
            year.in(there ? effort(partition) : RETRY, () -> filled(partition, epoch, again));
            return;
        }
        if (partition >= 0) {
            full[partition] = full[partition].union(config.joiners());
        }
        finish(partition, epoch);
    }

    private boolean restarted(int joiner, long begun) {
        return year.lastBack(joiner) > begun;
    }

    /** A leader says so when a majority of those to come has everything, and goes on saying so. */
    private void finish(int partition, int epoch) {
        PartitionConfig config = year.map().config(partition);
        if (config.epoch() != epoch || synced.containsKey(partition)) {
            return;
        }
        WorkerSet voters = config.voters();
        WorkerSet having = partition >= 0 ? full[partition] : living(config.members());
        WorkerSet next = config.next().minus(config.next().minus(having));
        if (hasQuorum(config)
                && having.containsAll(config.joiners())
                && next.size() > config.next().size() / 2) {
            synced.put(partition, epoch);
            leaders.put(partition, living(voters).get(0));
            year.lookIn(0);
        } else if (having.containsAll(config.joiners())) {
            year.in(RETRY, () -> finish(partition, epoch));
        } else {
            year.in(RETRY, () -> filled(partition, epoch, year.now()));
        }
    }

    private boolean hasQuorum(PartitionConfig config) {
        return isMajority(config.voters()) && (!config.isJoint() || isMajority(config.next()));
    }

    private boolean isMajority(WorkerSet voters) {
        return living(voters).size() > voters.size() / 2;
    }

    private WorkerSet living(WorkerSet workers) {
        return WorkerSet.of(workers.stream().filter(year::isAlive).toArray());
    }

    private void count(PartitionConfig from, PartitionConfig to) {
        if (to.isJoint()) {
            counts.begun += from.isJoint() ? 0 : 1;
            counts.redirected += from.isJoint() ? 1 : 0;
        } else {
            boolean completed = to.voters().equals(from.next());
            counts.completed += completed ? 1 : 0;
            counts.aborted += completed ? 0 : 1;
        }
    }
}
