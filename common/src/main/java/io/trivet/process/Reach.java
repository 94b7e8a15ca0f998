package io.trivet.process;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Quorum;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import io.trivet.node.cluster.Roster;
import java.util.Optional;

/**
 * How much of the cluster this process hears. One that is cut off notices it within two seconds by the heartbeats that
 * do not come; Hazelcast takes several more, and until then the process looks to itself as if all were well.
 */
final class Reach {
    private final Roster roster;

    Reach(Roster roster) {
        this.roster = roster;
    }

    /** @param self the number of this worker; any other number if it is none */
    Optional<String> trouble(ClusterMap map, int self) {
        WorkerSet heard = WorkerSet.of(map.workers().stream()
                .filter(worker -> worker.state() != Worker.State.REMOVED)
                .mapToInt(Worker::number)
                .filter(number -> number == self || roster.reachable(number).isPresent())
                .toArray());
        boolean servesAny = map.partitions().stream()
                .anyMatch(assignment -> Quorum.of(assignment.config()).won(heard));
        return servesAny
                ? Optional.empty()
                : Optional.of(
                        "of the workers only %d are within reach: too few to serve any key".formatted(heard.size()));
    }
}
