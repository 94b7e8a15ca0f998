package io.trivet.cluster.plan;

import io.trivet.cluster.Assignment;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Replicas;
import io.trivet.cluster.WorkerSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who is to lead. A worker that is only down stays primary: it comes back, and somebody leads in its place meanwhile
 * without the map saying so.
 */
final class Leads {

    private final Outlook outlook;
    private final List<Replicas> places;

    Leads(Outlook outlook, List<Replicas> places) {
        this.outlook = outlook;
        this.places = places;
    }

    /** The primary of a partition that gets another config: the present one if it still can be. */
    int kept(Draft draft, int partition, PartitionConfig config) {
        int present = draft.get(partition).primary();
        return config.isMember(present) ? present : successor(draft, partition, config);
    }

    /** Hands over what its primary should not keep; then what evens out how much each worker leads. */
    void run(Draft draft) {
        List<Integer> uneven = new ArrayList<>();
        boolean settled = true;
        for (int partition = 0; partition < draft.partitions(); partition++) {
            Assignment assignment = draft.get(partition);
            if (outlook.isKeeper(assignment.primary())) {
                boolean wanted = places.get(partition).primary() == assignment.primary();
                boolean possible = isPossible(partition, assignment);
                settled &= isInPlace(partition, assignment) && (wanted || possible);
                if (!wanted && possible) {
                    uneven.add(partition);
                }
            } else {
                replace(draft, partition, assignment);
            }
        }
        even(draft, uneven, settled);
    }

    /** During a change a drained primary goes on if it is up, since another leader would begin the filling anew. */
    private void replace(Draft draft, int partition, Assignment assignment) {
        PartitionConfig config = assignment.config();
        boolean absent = !outlook.isUp(assignment.primary());
        int successor = successor(draft, partition, config);
        boolean better = outlook.isUp(successor) && (absent || outlook.isKeeper(successor));
        if (better && (absent || !config.isJoint())) {
            draft.set(partition, config, successor);
        }
    }

    /**
     * Placement evens out along chains, of which a part alone helps nobody: they are followed where all of them can be.
     * Otherwise, since somebody is down or still to be filled, only what is better by itself is done.
     */
    private void even(Draft draft, List<Integer> uneven, boolean settled) {
        for (int partition : uneven) {
            int from = draft.get(partition).primary();
            int to = places.get(partition).primary();
            if (settled || draft.led(from) > draft.led(to) + 1) {
                draft.set(partition, draft.config(partition), to);
            }
        }
    }

    private boolean isPossible(int partition, Assignment assignment) {
        int wanted = places.get(partition).primary();
        return !assignment.config().isJoint()
                && assignment.config().voters().contains(wanted)
                && outlook.isUp(wanted)
                && outlook.isUp(assignment.primary());
    }

    private boolean isInPlace(int partition, Assignment assignment) {
        PartitionConfig config = assignment.config();
        return !config.isJoint() && config.voters().equals(places.get(partition).workers());
    }

    /** Whom placement wants if that one is there, otherwise who is up, stays, and leads least. */
    private int successor(Draft draft, int partition, PartitionConfig config) {
        WorkerSet voters = config.voters();
        int wanted = places.get(partition).primary();
        return voters.stream()
                .boxed()
                .min(Comparator.comparing((Integer worker) -> !outlook.isUp(worker))
                        .thenComparing(worker -> !outlook.isKeeper(worker))
                        .thenComparing(
                                worker -> config.isJoint() && !config.next().contains(worker))
                        .thenComparing(worker -> worker != wanted)
                        .thenComparing(draft::led)
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }
}
