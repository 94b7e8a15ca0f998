package io.trivet.cluster.plan;

import io.trivet.cluster.Assignment;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Placement;
import io.trivet.cluster.Replicas;
import io.trivet.cluster.WorkerSet;
import java.util.List;

/** Where partitions are to be in the end, by {@link Placement}. The planner goes there step by step. */
final class Placing {

    private Placing() {}

    static List<Replicas> of(Outlook outlook) {
        List<Replicas> present = outlook.map().partitions().stream()
                .map(assignment -> present(outlook, assignment))
                .toList();
        return Placement.step(present, outlook.candidates(), outlook.replicas());
    }

    /** Where a partition is or is on its way to, without joiners that will not do. */
    private static Replicas present(Outlook outlook, Assignment assignment) {
        PartitionConfig config = assignment.config();
        if (!config.isJoint()) {
            return Replicas.of(assignment);
        }
        WorkerSet workers = config.next();
        for (int joiner : config.joiners().toArray()) {
            workers = outlook.isHopeless(joiner) ? workers.without(joiner) : workers;
        }
        int primary = assignment.primary();
        return new Replicas(workers, workers.contains(primary) ? primary : Replicas.NOBODY);
    }
}
