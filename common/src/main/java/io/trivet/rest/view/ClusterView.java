package io.trivet.rest.view;

import io.trivet.cluster.ClusterMap;
import io.trivet.rest.data.WorkerNames;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Response;
import io.trivet.rest.port.Cluster;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;

/** {@code GET /v1/cluster}: the whole at a glance. */
public final class ClusterView implements View {
    private final Cluster cluster;
    private final ClusterViews views;
    private final ProgressJson progress;
    private final WorkerNames names;

    public ClusterView(Cluster cluster, ProgressJson progress) {
        this.cluster = cluster;
        this.progress = progress;
        this.names = new WorkerNames(cluster);
        this.views = new ClusterViews(cluster);
    }

    @Override
    public Response show(Call call) {
        ClusterMap map = views.map();
        JsonArray nodes = new JsonArray();
        cluster.nodes().forEach(node -> nodes.add(views.node(node)));
        int partitions = map.partitions().size();
        long led = IntStream.range(0, partitions)
                .filter(partition -> cluster.leader(partition).isPresent())
                .count();
        JsonObject answer = new JsonObject()
                .put("cluster_id", map.clusterId().toString())
                .put("map_version", map.version())
                .put("replicas", map.replicas())
                .put("partitions", partitions)
                .put("partitions_led", led)
                .put("partitions_moving", ClusterViews.moving(map))
                .put("progress", progress.now())
                .put("workers", views.counts())
                .put("answered_by", cluster.self().node().name())
                .put("nodes", nodes);
        cluster.keeper().ifPresent(keeper -> answer.put("kept_by", keeper));
        if (map.recoveredIn() > 0) {
            answer.put("recovered_in_map", map.recoveredIn());
        }
        Outage.sentence(Survey.of(cluster, map), names).ifPresent(why -> answer.put("unavailable_because", why));
        return View.json(answer);
    }
}
