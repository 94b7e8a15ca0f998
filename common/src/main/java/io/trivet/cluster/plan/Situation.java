package io.trivet.cluster.plan;

import io.trivet.cluster.WorkerSet;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of the cluster beside its map. A worker that is neither up nor down is silent only since a moment ago:
 * nothing is begun with it, and nothing is broken off because of it.
 *
 * @param up heard lately, vouched for, and on good terms with its database
 * @param down not heard for so long that it is taken to be dead
 * @param lost those of the down whose time to come back is over, or in whose place another worker has come: their
 *     replicas are to be made anew
 * @param synced partition to the epoch in which every joiner holds every row, the map's own partition among them
 */
public record Situation(WorkerSet up, WorkerSet down, WorkerSet lost, Map<Integer, Integer> synced) {
    public Situation {
        synced = Collections.unmodifiableMap(new TreeMap<>(synced));
    }

    boolean isSynced(int partition, int epoch) {
        return synced.getOrDefault(partition, -1) == epoch;
    }
}
