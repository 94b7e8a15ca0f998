package io.trivet.rest.view;

import io.trivet.cluster.Assignment;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.row.Bytes;
import io.trivet.rest.data.Keys;
import io.trivet.rest.data.WorkerNames;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Response;
import io.trivet.rest.port.Cluster;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code GET /v1/mapping?key=}, {@code /mapping} and {@code /map}: where a key is, whether or not it exists. */
public final class MappingView implements View {
    private final Cluster cluster;
    private final ClusterViews views;
    private final WorkerNames names;

    public MappingView(Cluster cluster) {
        this.cluster = cluster;
        this.views = new ClusterViews(cluster);
        this.names = new WorkerNames(cluster);
    }

    @Override
    public Response show(Call call) {
        Bytes key = Keys.ofQuery(call.query());
        ClusterMap map = views.map();
        int partition = map.partitionOf(key.array());
        Assignment assignment = map.assignment(partition);
        WorkerSet members = assignment.config().members();
        JsonObject answer = new JsonObject()
                .put("key", key.text())
                .put("partition", partition)
                .put("primary", names.of(assignment.primary()));
        cluster.leader(partition).ifPresent(leader -> answer.put("leader", names.of(leader)));
        return View.json(
                answer.put("replicas", new JsonArray(names.of(members))).put("addresses", addresses(members)));
    }

    private JsonObject addresses(WorkerSet members) {
        JsonObject addresses = new JsonObject();
        views.workers()
                .forEach(worker -> worker.node().number().ifPresent(number -> {
                    if (members.contains(number) && !worker.node().url().isEmpty()) {
                        addresses.put(worker.node().name(), worker.node().url());
                    }
                }));
        return addresses;
    }
}
