package io.trivet.worker;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Quorum;
import io.trivet.cluster.Worker.State;
import io.trivet.cluster.WorkerSet;
import io.trivet.node.cluster.Roster;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whether a worker may be missed for a while, as it has heard of the others: what it holds needs a quorum of them. */
final class Need {
    private final Roster roster;

    Need(Roster roster) {
        this.roster = roster;
    }

    /** Those that could do without this worker. */
    WorkerSet well(int self, ClusterMap map) {
        return WorkerSet.of(others(self, map).filter(roster::canLead).toArray());
    }

    /**
     * Those of them that are there once everybody who leaves has said so. Of several who do at the same time the higher
     * numbers go first: the lower ones count as staying, since they find themselves needed if any of them is.
     */
    WorkerSet staying(int self, WorkerSet well) {
        return WorkerSet.of(well.stream()
                .filter(other -> roster.canLead(other) || other < self && roster.left(other))
                .toArray());
    }

    /**
     * What would not be served without this worker, if anything; what it does not hold is none of its business. When
     * all others leave or have left, the whole cluster is being ended, and nobody waits for another.
     */
    Optional<String> of(int self, ClusterMap map, WorkerSet others) {
        if (others(self, map).allMatch(roster::left)) {
            return Optional.empty();
        }
        long partitions = map.partitions().stream()
                .filter(assignment -> isNeeded(self, assignment.config(), others))
                .count();
        boolean elector = isNeeded(self, map.electors(), others);
        return partitions == 0 && !elector ? Optional.empty() : Optional.of(sentence(partitions, elector));
    }

    private static IntStream others(int self, ClusterMap map) {
        return map.workers().stream()
                .filter(worker -> worker.state() != State.REMOVED)
                .mapToInt(worker -> worker.number())
                .filter(number -> number != self);
    }

    private static boolean isNeeded(int self, PartitionConfig config, WorkerSet others) {
        return config.isMember(self) && !Quorum.of(config).won(others);
    }

    private static String sentence(long partitions, boolean elector) {
        String map = elector ? "the cluster's map could not be changed" : "";
        String served = partitions > 0 ? partitions + " partitions would not be served" : "";
        String both = map.isEmpty() || served.isEmpty() ? "" : ", and ";
        return "Without this worker " + served + both + map
                + ": too few of the others that hold them are well. It goes on until there are enough.";
    }
}
