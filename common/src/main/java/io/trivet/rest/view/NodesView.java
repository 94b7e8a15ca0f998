package io.trivet.rest.view;

import io.trivet.cluster.ClusterMap;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Response;
import io.trivet.rest.port.Cluster;
import io.trivet.rest.port.NodeStatus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code GET /nodes} and {@code /workers}, of the envelope face: the workers, and how each does. */
public final class NodesView implements View {
    private final Cluster cluster;
    private final ClusterViews views;

    public NodesView(Cluster cluster) {
        this.cluster = cluster;
        this.views = new ClusterViews(cluster);
    }

    @Override
    public Response show(Call call) {
        JsonArray workers = new JsonArray();
        views.workers().forEach(worker -> workers.add(worker(worker)));
        return View.json(new JsonObject().put("workers", workers));
    }

    private JsonObject worker(NodeStatus worker) {
        JsonObject json = new JsonObject()
                .put("node_id", worker.node().name())
                .put("status", worker.health().name())
                .put("address", worker.node().url());
        if (worker.heardMillisAgo() != NodeStatus.NEVER_HEARD) {
            json.put("last_heartbeat_ms", worker.heardMillisAgo());
        }
        json.put("keys", worker.vitals().keys())
                .put("partitions_led", worker.vitals().leads());
        Optional<ClusterMap> map = cluster.map();
        OptionalInt number = worker.node().number();
        return map.isPresent() && number.isPresent()
                ? json.put("partitions", ClusterViews.replicas(map.get(), number.getAsInt()))
                : json;
    }
}
