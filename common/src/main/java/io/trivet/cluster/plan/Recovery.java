package io.trivet.cluster.plan;

import io.trivet.cluster.Assignment;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.MapChange;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Quorum;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import java.util.Optional;

/**
 * A new epoch from the survivors, wherever a quorum is gone for good. What no survivor has is given up, and the map
 * says so from then on.
 *
 * <p>A partition of which nobody survives stays as it is, unavailable: to begin it anew, empty, would make all its keys
 * look as if they had never been there. Partitions that still have a quorum stay too; the planner repairs them.
 */
final class Recovery {

    private final ClusterMap map;
    private final WorkerSet lost;
    private final WorkerSet gone;
    private final WorkerSet up;
    private final MapChange change;
    private boolean recovered;
    private boolean changed;

    Recovery(ClusterMap map, Situation situation, WorkerSet lost) {
        this.map = map;
        this.lost = lost;
        this.gone = lost.union(removed(map)).minus(situation.up());
        this.up = situation.up();
        this.change = map.next();
    }

    ClusterMap run() {
        for (int partition = 0; partition < map.partitions().size(); partition++) {
            recover(partition);
        }
        survivors(map.electors()).ifPresent(survivors -> {
            change.electors(map.electors().recover(survivors));
            recovered = true;
        });
        lost.stream().mapToObj(map::worker).flatMap(Optional::stream).forEach(this::remove);
        if (recovered) {
            change.recovered();
        }
        return recovered || changed ? change.build() : map;
    }

    private void recover(int partition) {
        Assignment assignment = map.assignment(partition);
        survivors(assignment.config()).ifPresent(survivors -> {
            int primary = survivors.contains(assignment.primary()) ? assignment.primary() : survivors.get(0);
            change.partition(partition, assignment.config().recover(survivors), primary);
            recovered = true;
        });
    }

    private void remove(Worker worker) {
        if (worker.state() != Worker.State.REMOVED) {
            change.worker(worker.withState(Worker.State.REMOVED));
            changed = true;
        }
    }

    /**
     * Whom to go on with; nobody if there is none, or if a majority of the voters is not gone: a change of which only
     * the voters to come are gone is broken off by the planner, and nothing is lost by that. A joiner may be half
     * filled, so it counts only where no voter is left at all.
     */
    private Optional<WorkerSet> survivors(PartitionConfig config) {
        if (new Quorum.Majority(config.voters()).won(config.voters().minus(gone))) {
            return Optional.empty();
        }
        WorkerSet voters = living(config.voters());
        WorkerSet survivors = voters.isEmpty() ? living(config.next()) : voters;
        return survivors.isEmpty() ? Optional.empty() : Optional.of(survivors);
    }

    private WorkerSet living(WorkerSet workers) {
        return workers.minus(workers.minus(up)).minus(gone);
    }

    private static WorkerSet removed(ClusterMap map) {
        return WorkerSet.of(map.workers().stream()
                .filter(worker -> worker.state() == Worker.State.REMOVED)
                .mapToInt(Worker::number)
                .toArray());
    }
}
