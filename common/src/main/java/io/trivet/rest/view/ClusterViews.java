package io.trivet.rest.view;

import io.trivet.cluster.Assignment;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import io.trivet.rest.data.KnownMap;
import io.trivet.rest.port.Cluster;
import io.trivet.rest.port.NodeStatus;
import io.trivet.rest.port.NodeStatus.Health;
import io.trivet.rest.port.NodeStatus.Role;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** What several views have in common. */
final class ClusterViews {
    private final Cluster cluster;

    ClusterViews(Cluster cluster) {
        this.cluster = cluster;
    }

    ClusterMap map() {
        return KnownMap.of(cluster);
    }

    List<NodeStatus> workers() {
        return cluster.nodes().stream()
                .filter(node -> node.role() == Role.WORKER)
                .toList();
    }

    /** How many workers are up, suspect and down. */
    JsonObject counts() {
        JsonObject counts = new JsonObject();
        for (Health health : Health.values()) {
            long number =
                    workers().stream().filter(node -> node.health() == health).count();
            counts.put(health.name().toLowerCase(Locale.ROOT), number);
        }
        return counts;
    }

    /** How many partitions are on their way to other workers. */
    static long moving(ClusterMap map) {
        return map.partitions().stream()
                .filter(assignment -> assignment.config().isJoint())
                .count();
    }

    /** How many partitions a worker is a member of. */
    static long replicas(ClusterMap map, int worker) {
        return map.partitions().stream()
                .filter(assignment -> assignment.config().isMember(worker))
                .count();
    }

    /** The partitions that a worker is a member of. */
    static List<Integer> partitions(ClusterMap map, int worker) {
        List<Assignment> all = map.partitions();
        return IntStream.range(0, all.size())
                .filter(partition -> all.get(partition).config().isMember(worker))
                .boxed()
                .toList();
    }

    JsonObject node(NodeStatus node) {
        JsonObject json = new JsonObject()
                .put("name", node.node().name())
                .put("role", node.role().name().toLowerCase(Locale.ROOT))
                .put("status", node.health().name());
        if (node.heardMillisAgo() != NodeStatus.NEVER_HEARD) {
            json.put("heard_ms_ago", node.heardMillisAgo());
        }
        json.put("url", node.node().url())
                .put("zone", node.node().zone())
                .put("version", node.node().version())
                .put("map_version", node.vitals().mapVersion());
        node.node().number().ifPresent(number -> worker(json, number, node.vitals()));
        return json;
    }

    private void worker(JsonObject json, int number, NodeStatus.Vitals vitals) {
        json.put("number", number)
                .put("keys", vitals.keys())
                .put("bytes", vitals.bytes())
                .put("store", vitals.store())
                .put("store_micros", vitals.storeMicros())
                .put("leads", vitals.leads())
                .put("verified", vitals.verified())
                .put("behind", vitals.behind());
        Optional<Worker> mapped = cluster.map().flatMap(map -> map.worker(number));
        mapped.ifPresent(worker -> json.put("plan", worker.state().name().toLowerCase(Locale.ROOT)));
        cluster.map()
                .ifPresent(map -> json.put("replicas", replicas(map, number))
                        .put("elector", map.electors().isMember(number)));
    }
}
