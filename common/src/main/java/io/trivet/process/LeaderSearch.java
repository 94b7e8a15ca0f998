package io.trivet.process;

import io.trivet.cluster.ClusterMap;
import io.trivet.gateway.Result;
import io.trivet.gateway.Submission;
import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.rest.port.Operations;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds out who leads a partition by reading some key there, which need not exist. That does more than ask: a leader
 * that is silent is taken over from, as for any client that reads.
 */
final class LeaderSearch {
    /** Of so many keys for each partition none is in one of them with a probability below 1 in 10^27. */
    private static final int KEYS_TRIED = 64;

    private final Operations gateway;

    LeaderSearch(Operations gateway) {
        this.gateway = gateway;
    }

    /** The leaders' numbers by partition, of all that were found in this time. */
    Future<Map<Integer, Integer>> find(ClusterMap map, Collection<Integer> partitions, long millis) {
        Map<Integer, Integer> leaders = new HashMap<>();
        List<Future<?>> reads = new ArrayList<>();
        someKeys(map, Set.copyOf(partitions))
                .forEach((partition, key) -> reads.add(read(key, millis).onSuccess(result -> {
                    if (result instanceof Result.Happened happened) {
                        leaders.put(partition, happened.worker());
                    }
                })));
        return Future.join(reads).map(leaders).otherwise(leaders);
    }

    private Future<Result> read(Bytes key, long millis) {
        return gateway.submit(Submission.of(key, new Action.Get()).within(millis));
    }

    private static Map<Integer, Bytes> someKeys(ClusterMap map, Set<Integer> partitions) {
        Map<Integer, Bytes> keys = new HashMap<>();
        int most = KEYS_TRIED * map.partitions().size();
        for (int i = 0; i < most && keys.size() < partitions.size(); i++) {
            Bytes key = Bytes.utf8(Integer.toString(i));
            int partition = map.partitionOf(key.array());
            if (partitions.contains(partition)) {
                keys.putIfAbsent(partition, key);
            }
        }
        return keys;
    }
}
