package io.trivet.rest.view;

import io.trivet.rest.http.Call;
import io.trivet.rest.http.Response;
import io.trivet.rest.port.Cluster;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code GET /v1/workers}. */
public final class WorkersView implements View {
    private final ClusterViews views;

    public WorkersView(Cluster cluster) {
        this.views = new ClusterViews(cluster);
    }

    @Override
    public Response show(Call call) {
        JsonArray workers = new JsonArray();
        views.workers().forEach(worker -> workers.add(views.node(worker)));
        return View.json(new JsonObject().put("workers", workers));
    }
}
