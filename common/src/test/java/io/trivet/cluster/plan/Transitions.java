package io.trivet.cluster.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.Assignment;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import java.util.Optional;

/** What has to hold between a map and the next one, whatever the situation is. */
final class Transitions {

    private final ClusterMap older;
    private final ClusterMap newer;
    private final Situation situation;
    private final PlanSettings settings;

    Transitions(ClusterMap older, ClusterMap newer, Situation situation, PlanSettings settings) {
        this.older = older;
        this.newer = newer;
        this.situation = situation;
        this.settings = settings;
    }

    void check() {
        assertEquals(older.version() + 1, newer.version());
        for (int partition = ClusterMap.MAP_PARTITION;
                partition < older.partitions().size();
                partition++) {
            PartitionConfig from = older.config(partition);
            PartitionConfig to = newer.config(partition);
            if (!from.equals(to)) {
                String what = "partition " + partition + ": " + from + " to " + to + " in " + situation;
                assertEquals(from.epoch() + 1, to.epoch(), what);
                assertTrue(isLegal(partition, from, to), what);
            }
        }
        for (int partition = 0; partition < older.partitions().size(); partition++) {
            checkPrimary(older.assignment(partition), newer.assignment(partition));
        }
        assertTrue(moving(newer) <= Math.max(moving(older), settings.movesAtOnce()), "too many moves at once");
    }

    private boolean isLegal(int partition, PartitionConfig from, PartitionConfig to) {
        if (!to.isJoint()) {
            return isEnd(partition, from, to.voters());
        }
        boolean kept = to.voters().equals(from.voters());
        boolean replaces =
                to.joiners().size() <= 1 && to.voters().minus(to.next()).size() <= 1;
        boolean there = situation.up().containsAll(to.joiners());
        boolean quorum = isMajorityUp(to.voters()) && isMajorityUp(to.next());
        boolean needed = !from.isJoint()
                || !from.joiners().minus(situation.up()).isEmpty()
                || !isMajorityUp(from.next())
                || !active(from.joiners());
        return kept && replaces && there && quorum && needed && active(to.joiners()) && keepsEnough(partition, to);
    }

    private boolean isEnd(int partition, PartitionConfig from, WorkerSet voters) {
        boolean completed = voters.equals(from.next())
                && situation.isSynced(partition, from.epoch())
                && situation.up().containsAll(from.joiners())
                && isMajorityUp(voters);
        boolean hopeless = from.joiners().intersects(situation.down())
                || !active(from.joiners())
                || from.next().minus(situation.down()).size() <= from.next().size() / 2;
        return from.isJoint() && (completed || voters.equals(from.voters()) && hopeless);
    }

    /** Nobody who lives goes without another one coming, unless there are more than wanted. */
    private boolean keepsEnough(int partition, PartitionConfig to) {
        boolean swapped = to.next().size() >= to.voters().size();
        int live = live(to.voters());
        return swapped || partition >= 0 && live(to.next()) >= Math.min(live, settings.replicas());
    }

    private void checkPrimary(Assignment from, Assignment to) {
        boolean taken = from.primary() != to.primary();
        boolean member = to.config().isMember(from.primary());
        boolean onlyDown =
                active(WorkerSet.of(from.primary())) && !situation.up().contains(from.primary());
        boolean lost = situation.lost().contains(from.primary());
        assertTrue(!(taken && member && onlyDown && !lost), () -> "taken from a worker that comes back: " + from + to);
    }

    private boolean active(WorkerSet workers) {
        return workers.stream()
                .mapToObj(older::worker)
                .flatMap(Optional::stream)
                .allMatch(worker -> worker.state() == Worker.State.ACTIVE);
    }

    private boolean isMajorityUp(WorkerSet voters) {
        return live(voters) > voters.size() / 2;
    }

    private int live(WorkerSet workers) {
        return workers.size() - workers.minus(situation.up()).size();
    }

    static long moving(ClusterMap map) {
        return map.partitions().stream().filter(each -> each.config().isJoint()).count();
    }
}
