package io.trivet.rest.view;

import io.trivet.rest.http.Call;
import io.trivet.rest.http.Response;
import io.trivet.rest.port.Cluster;
import io.trivet.rest.port.Instruments;
import io.trivet.rest.port.NodeStatus;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** {@code GET /status}, of the envelope face: this node at a glance. */
public final class StatusView implements View {
    private final Cluster cluster;
    private final Instruments instruments;
    private final ClusterViews views;

    public StatusView(Cluster cluster, Instruments instruments) {
        this.cluster = cluster;
        this.instruments = instruments;
        this.views = new ClusterViews(cluster);
    }

    @Override
    public Response show(Call call) {
        NodeStatus self = cluster.self();
        JsonObject status = new JsonObject()
                .put("node_id", self.node().name())
                .put("role", self.role().name().toLowerCase(Locale.ROOT))
                .put("ready", instruments.ready().isWell())
                .put("keys", self.vitals().keys())
                .put("partitions_led", self.vitals().leads())
                .put("store", self.vitals().store())
                .put("map_version", self.vitals().mapVersion())
                .put("rebalancing", cluster.map().map(ClusterViews::moving).orElse(0L) > 0)
                .put("workers", views.counts());
        cluster.map().ifPresent(map -> status.put("cluster_id", map.clusterId().toString()));
        return View.json(status);
    }
}
