package io.trivet.rest.command;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Quorum;
import io.trivet.cluster.WorkerSet;
import io.trivet.rest.data.WorkerNames;
import java.util.List;

/**
 * What it costs when these workers never come back.
 *
 * @param partitions how many there are
 * @param torn those of which fewer than a quorum survives: their newest writes may be on the lost workers alone
 * @param gone those of which nobody survives
 * @param map whether the cluster's map is torn as well
 */
record Losses(WorkerSet lost, int partitions, long torn, long gone, boolean map) {
    static Losses of(ClusterMap map, WorkerSet lost) {
        List<WorkerSet> voters = map.partitions().stream()
                .map(assignment -> assignment.config().voters())
                .toList();
        long gone = voters.stream().filter(lost::containsAll).count();
        long torn = voters.stream().filter(each -> isTorn(each, lost)).count() - gone;
        PartitionConfig electors = map.electors();
        return new Losses(lost, voters.size(), torn, gone, isTorn(electors.voters(), lost));
    }

    private static boolean isTorn(WorkerSet voters, WorkerSet lost) {
        return !new Quorum.Majority(voters).won(voters.minus(lost));
    }

    String sentence(WorkerNames names) {
        String who = String.join(", ", names.of(lost));
        if (torn + gone == 0 && !map) {
            return "Without " + who + " every partition still has a quorum, so nothing would be given up; they would be"
                    + " replaced as if they were removed.";
        }
        return "Without " + who + " the survivors would go on with what they have: of "
                + partitions + " partitions " + torn + " have too few survivors to know of every write, so their newest"
                + " writes may be given up"
                + (gone == 0 ? "" : "; " + gone + " have none, and all their keys are given up")
                + (map ? "; and so may the last changes of the map" : "")
                + ". This cannot be taken back, and the lost workers' databases may never be started again.";
    }
}
