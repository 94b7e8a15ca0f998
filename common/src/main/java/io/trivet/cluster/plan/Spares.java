package io.trivet.cluster.plan;

import io.trivet.cluster.Replicas;
import io.trivet.cluster.WorkerSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * Somebody for a copy that placement wants on a worker which is down. To even out loads one can wait for that one to
 * come back; a partition that has lost a copy, or a worker that is to be left, should not have to.
 */
final class Spares {

    private static final int NOBODY = -1;

    private final Outlook outlook;
    private final int[] load;

    Spares(Outlook outlook, List<Replicas> places) {
        this.outlook = outlook;
        this.load = new int[outlook.map().nextNumber()];
        places.forEach(place -> count(place.workers()));
    }

    /** Who is in a zone of its own, then who will have least; it is counted as having it from now on. */
    OptionalInt find(WorkerSet voters, WorkerSet rest) {
        int[] takers =
                outlook.takers().filter(worker -> !voters.contains(worker)).toArray();
        int best = NOBODY;
        for (int worker : takers) {
            best = best == NOBODY || isBetter(worker, best, rest) ? worker : best;
        }
        if (best == NOBODY) {
            return OptionalInt.empty();
        }
        load[best]++;
        return OptionalInt.of(best);
    }

    private void count(WorkerSet workers) {
        for (int i = 0; i < workers.size(); i++) {
            load[workers.get(i)]++;
        }
    }

    private boolean isBetter(int worker, int best, WorkerSet rest) {
        int crowd = outlook.neighbours(worker, rest) - outlook.neighbours(best, rest);
        return crowd < 0 || crowd == 0 && load[worker] < load[best];
    }
}
