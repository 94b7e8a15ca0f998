package io.trivet.cluster.plan;

import io.trivet.cluster.Assignment;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.MapChange;
import io.trivet.cluster.PartitionConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The next map in the making, as one step of the planner leaves it to the next. */
final class Draft {

    private final ClusterMap base;
    private final MapChange change;
    private final List<Assignment> assignments;
    private final int[] led;
    private int moving;
    private boolean changed;

    Draft(ClusterMap base) {
        this.base = base;
        this.change = base.next();
        this.assignments = new ArrayList<>(base.partitions());
        this.led = new int[base.nextNumber()];
        assignments.forEach(each -> count(each, 1));
    }

    int partitions() {
        return assignments.size();
    }

    Assignment get(int partition) {
        return assignments.get(partition);
    }

    PartitionConfig config(int partition) {
        return get(partition).config();
    }

    /** Whether this partition gets a new config already; a second one in the same map would leave one out. */
    boolean isChanged(int partition) {
        return !config(partition).equals(base.config(partition));
    }

    /** How many partitions are on their way to other workers. */
    int moving() {
        return moving;
    }

    /** Of how many partitions a worker is the primary. */
    int led(int worker) {
        return led[worker];
    }

    void set(int partition, PartitionConfig config, int primary) {
        Assignment assignment = new Assignment(config, primary);
        if (!assignment.equals(get(partition))) {
            count(get(partition), -1);
            assignments.set(partition, assignment);
            count(assignment, 1);
            change.partition(partition, config, primary);
            changed = true;
        }
    }

    void electors(PartitionConfig config) {
        if (!config.equals(base.electors())) {
            change.electors(config);
            changed = true;
        }
    }

    void replicas(int replicas) {
        if (replicas != base.replicas()) {
            change.replicas(replicas);
            changed = true;
        }
    }

    /** The next map, unless it would be the same. */
    Optional<ClusterMap> map() {
        return changed ? Optional.of(change.build()) : Optional.empty();
    }

    private void count(Assignment assignment, int by) {
        led[assignment.primary()] += by;
        moving += assignment.config().isJoint() ? by : 0;
    }
}
