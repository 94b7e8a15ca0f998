package io.trivet.deploy.walk;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The cluster as one of its nodes has it. */
record Glance(Node from, JsonObject json) {
    static final String PATH = "/v1/cluster";

    private int progress(String what) {
        return json.getJsonObject("progress").getInteger(what);
    }

    int moving() {
        return progress("moving");
    }

    int waiting() {
        return progress("waiting");
    }

    int partitions() {
        return json.getInteger("partitions");
    }

    /** The active controller. */
    Optional<String> keeper() {
        return Optional.ofNullable(json.getString("kept_by"));
    }

    /** What keeps it from being as planned. */
    Optional<String> unsettled() {
        int left = moving() + waiting() + progress("scarce") + progress("unavailable");
        return left == 0
                ? Optional.empty()
                : Optional.of("%s says: %s"
                        .formatted(from.name(), json.getJsonObject("progress").encode()));
    }

    // ---------------------------------------------------------------- workers

    /** A worker as the cluster has it. */
    record Worker(String name, int number, String plan, int replicas) {
        boolean isRemoved() {
            return plan.equals("removed");
        }
    }

    List<Worker> workers() {
        JsonArray nodes = json.getJsonArray("nodes");
        return IntStream.range(0, nodes.size())
                .mapToObj(nodes::getJsonObject)
                .filter(node -> node.containsKey("number"))
                .map(node -> new Worker(
                        node.getString("name"),
                        node.getInteger("number"),
                        node.getString("plan", ""),
                        node.getInteger("replicas", 0)))
                .toList();
    }

    /** The one of that name that is not removed. */
    Optional<Worker> worker(String name) {
        return workers().stream()
                .filter(worker -> worker.name.equals(name) && !worker.isRemoved())
                .findFirst();
    }
}
