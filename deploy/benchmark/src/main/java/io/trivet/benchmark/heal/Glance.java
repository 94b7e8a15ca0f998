package io.trivet.benchmark.heal;

import io.vertx.core.json.JsonObject;

/**
 * What the controller that keeps the map says of the cluster.
 *
 * @param down whether it has declared the worker down
 * @param scarce partitions with fewer copies on live workers than there should be
 * @param left partitions that are being moved, or wait for it
 */
record Glance(boolean down, int scarce, int left) {
    /** @param cluster what {@code GET /v1/cluster} answers */
    static Glance of(JsonObject cluster, String worker) {
        JsonObject progress = cluster.getJsonObject("progress");
        boolean down = cluster.getJsonArray("nodes").stream()
                .map(JsonObject.class::cast)
                .anyMatch(node -> worker.equals(node.getString("name")) && "DOWN".equals(node.getString("status")));
        return new Glance(
                down, progress.getInteger("scarce"), progress.getInteger("moving") + progress.getInteger("waiting"));
    }

    /** And what it held is known to be missing. */
    boolean isDeclaredDown() {
        return down && scarce > 0;
    }

    boolean isWhole() {
        return scarce == 0 && left == 0;
    }
}
