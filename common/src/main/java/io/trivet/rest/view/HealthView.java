package io.trivet.rest.view;

import io.trivet.rest.http.Call;
import io.trivet.rest.http.Response;
import io.trivet.rest.port.Cluster;
import io.trivet.rest.port.Instruments;
import io.vertx.core.json.JsonObject;

/** {@code GET /health}, of the envelope face: whether this node can serve, and how many workers there are. */
public final class HealthView implements View {
    private final Instruments instruments;
    private final ClusterViews views;

    public HealthView(Cluster cluster, Instruments instruments) {
        this.instruments = instruments;
        this.views = new ClusterViews(cluster);
    }

    @Override
    public Response show(Call call) {
        boolean ready = instruments.ready().isWell();
        return Response.json(
                ready ? 200 : 503,
                new JsonObject()
                        .put("status", ready ? "UP" : "DOWN")
                        .put("workers_count", views.workers().size()));
    }
}
