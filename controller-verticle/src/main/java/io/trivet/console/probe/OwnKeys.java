package io.trivet.console.probe;

import io.trivet.cluster.ClusterMap;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of a client of the console: one that each worker should lead, so that a client meets all of them. */
final class OwnKeys {
    private static final String PREFIX = "trivet-console";
    private static final int MOST_TRIES = 2_000;

    private OwnKeys() {}

    /** @param self the controller, for another one has clients of its own */
    static List<String> of(String self, String client, ClusterMap map) {
        Map<Integer, String> byPrimary = new LinkedHashMap<>();
        for (int i = 0; i < MOST_TRIES && byPrimary.size() < map.workers().size(); i++) {
            String key = PREFIX + "/" + self + "/" + client + "/" + i;
            byPrimary.putIfAbsent(map.assignment(partition(key, map)).primary(), key);
        }
        return List.copyOf(byPrimary.values());
    }

    static int partition(String key, ClusterMap map) {
        return map.partitionOf(key.getBytes(StandardCharsets.UTF_8));
    }
}
