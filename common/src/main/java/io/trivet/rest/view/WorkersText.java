package io.trivet.rest.view;

import io.trivet.rest.http.Call;
import io.trivet.rest.http.Response;
import io.trivet.rest.port.Cluster;
import io.trivet.rest.port.NodeStatus;
import java.util.stream.Collectors;

/** {@code GET /api/kv/workers}, of the text face: a line for each worker. */
public final class WorkersText implements View {
    private final ClusterViews views;

    public WorkersText(Cluster cluster) {
        this.views = new ClusterViews(cluster);
    }

    @Override
    public Response show(Call call) {
        return Response.text(
                200, views.workers().stream().map(WorkersText::line).collect(Collectors.joining("\n", "", "\n")));
    }

    private static String line(NodeStatus worker) {
        return worker.node().name() + ": " + worker.health() + ", "
                + worker.vitals().keys() + " keys, leads " + worker.vitals().leads() + " partitions, "
                + worker.node().url();
    }
}
