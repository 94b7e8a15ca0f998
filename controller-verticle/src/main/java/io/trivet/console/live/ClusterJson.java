package io.trivet.console.live;

import io.trivet.cluster.Assignment;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import io.trivet.cluster.plan.Progress;
import io.trivet.rest.port.Cluster;
import io.trivet.rest.port.NodeStatus;
import io.trivet.rest.port.NodeStatus.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** The cluster as the page is told of it, by topics. */
final class ClusterJson {
    private static final int ROUGHLY = 100;
    private static final int UNLED = -1;

    private final Cluster cluster;

    ClusterJson(Cluster cluster) {
        this.cluster = cluster;
    }

    JsonObject cluster() {
        Progress progress = cluster.progress();
        JsonObject json = new JsonObject()
                .put("self", cluster.self().node().name())
                .put("moving", progress.moving())
                .put("waiting", progress.waiting())
                .put("scarce", progress.scarce())
                .put("unavailable", progress.unavailable());
        cluster.keeper().ifPresent(keeper -> json.put("keeper", keeper));
        cluster.map()
                .ifPresent(map -> json.put("id", map.clusterId().toString())
                        .put("map_version", map.version())
                        .put("replicas", map.replicas()));
        return json;
    }

    JsonArray nodes() {
        return new JsonArray(cluster.nodes().stream()
                .sorted(Comparator.comparing((NodeStatus node) -> node.role())
                        .thenComparing(node -> node.node().name().length())
                        .thenComparing(node -> node.node().name()))
                .map(this::node)
                .collect(Collectors.toList()));
    }

    private JsonObject node(NodeStatus node) {
        JsonObject json = new JsonObject()
                .put("name", node.node().name())
                .put("role", node.role().name().toLowerCase(Locale.ROOT))
                .put("health", node.health().name().toLowerCase(Locale.ROOT))
                .put("url", node.node().url())
                .put("version", node.node().version());
        if (node.role() == Role.WORKER) {
            json.put("store", node.vitals().store())
                    .put("store_micros", node.vitals().storeMicros() / ROUGHLY * ROUGHLY)
                    .put("keys", node.vitals().keys())
                    .put("leads", node.vitals().leads())
                    .put("behind", node.vitals().behind());
        }
        node.node().number().ifPresent(number -> json.put("number", number).put("plan", plan(number)));
        return json;
    }

    private String plan(int number) {
        return cluster.map()
                .flatMap(map -> map.worker(number))
                .map(Worker::state)
                .orElse(Worker.State.ACTIVE)
                .name()
                .toLowerCase(Locale.ROOT);
    }

    /** For each partition who leads it, who should, who has it, and who is to have it if that is another matter. */
    JsonArray partitions() {
        JsonArray json = new JsonArray();
        cluster.map().map(ClusterMap::partitions).ifPresent(all -> {
            for (int partition = 0; partition < all.size(); partition++) {
                json.add(partition(partition, all.get(partition)));
            }
        });
        return json;
    }

    private JsonArray partition(int partition, Assignment assignment) {
        JsonArray json = new JsonArray()
                .add(cluster.leader(partition).orElse(UNLED))
                .add(assignment.primary())
                .add(new JsonArray(assignment.config().voters().stream().boxed().toList()));
        return assignment.config().isJoint()
                ? json.add(new JsonArray(
                        assignment.config().next().stream().boxed().toList()))
                : json;
    }
}
