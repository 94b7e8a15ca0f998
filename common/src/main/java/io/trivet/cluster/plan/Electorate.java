package io.trivet.cluster.plan;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.WorkerSet;
import java.util.Comparator;
import java.util.Optional;

/**
 * Who keeps the map: electors that are gone or are to go are replaced, one at a time, as any partition's voters are.
 * Fewer than three, because a cluster began small or was recovered from survivors, become three when there are as many
 * workers: the map must survive what its partitions survive.
 */
final class Electorate {

    private static final int FEWEST = 3;

    private final Outlook outlook;

    Electorate(Outlook outlook) {
        this.outlook = outlook;
    }

    PartitionConfig next() {
        PartitionConfig electors = outlook.map().electors();
        if (!electors.isJoint()) {
            WorkerSet replaced = target(electors.voters());
            WorkerSet target = replaced.equals(electors.voters()) ? grown(replaced) : replaced;
            return target.equals(electors.voters()) ? electors : electors.begin(target);
        }
        if (outlook.isComplete(ClusterMap.MAP_PARTITION, electors)) {
            return electors.complete();
        }
        return outlook.isBroken(electors) ? electors.abort() : electors;
    }

    private WorkerSet target(WorkerSet voters) {
        Optional<Integer> leaver = voters.stream()
                .filter(worker -> !outlook.isKeeper(worker))
                .boxed()
                .min(Comparator.comparing((Integer worker) -> !outlook.isLost(worker))
                        .thenComparing(Comparator.naturalOrder()));
        WorkerSet rest = leaver.map(voters::without).orElse(voters);
        Optional<WorkerSet> target =
                leaver.flatMap(gone -> joiner(voters, rest)).map(rest::with);
        return target.filter(set -> outlook.isMajorityUp(voters) && outlook.isMajorityUp(set))
                .orElse(voters);
    }

    private WorkerSet grown(WorkerSet voters) {
        WorkerSet grown = voters;
        for (int size = voters.size(); size < FEWEST; size++) {
            grown = joiner(grown, grown).map(grown::with).orElse(grown);
        }
        return grown.size() >= FEWEST && outlook.isMajorityUp(voters) ? grown : voters;
    }

    /** Whoever is up and no elector yet, rather in a zone that has none. */
    private Optional<Integer> joiner(WorkerSet voters, WorkerSet rest) {
        return outlook.takers()
                .filter(worker -> !voters.contains(worker))
                .boxed()
                .min(Comparator.comparing((Integer worker) -> outlook.neighbours(worker, rest))
                        .thenComparing(Comparator.naturalOrder()));
    }
}
