package io.trivet.rest.view;

import io.trivet.cluster.ClusterMap;
import io.trivet.rest.data.WorkerNames;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Response;
import io.trivet.rest.port.Cluster;
import io.trivet.rest.port.NodeStatus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code GET /v1/workers/{id}}: one worker, by name or number, and its partitions. */
public final class WorkerView implements View {
    private final Cluster cluster;
    private final ClusterViews views;

    public WorkerView(Cluster cluster) {
        this.cluster = cluster;
        this.views = new ClusterViews(cluster);
    }

    @Override
    public Response show(Call call) {
        String id = WorkerNames.ofPath(call.variable());
        NodeStatus worker = find(id).orElseThrow(() -> WorkerNames.unknown(id));
        JsonObject answer = views.node(worker);
        Optional<ClusterMap> map = cluster.map();
        OptionalInt number = worker.node().number();
        if (map.isPresent() && number.isPresent()) {
            List<Integer> member = ClusterViews.partitions(map.get(), number.getAsInt());
            List<Integer> leads = member.stream()
                    .filter(partition -> cluster.leader(partition).equals(number))
                    .toList();
            answer.put("partitions", new JsonArray(member)).put("partitions_led", new JsonArray(leads));
        }
        return View.json(answer);
    }

    private Optional<NodeStatus> find(String id) {
        Optional<NodeStatus> named = views.workers().stream()
                .filter(node -> node.node().name().equals(id))
                .findFirst();
        return named.or(() -> views.workers().stream()
                .filter(node -> node.node().number().isPresent()
                        && Integer.toString(node.node().number().getAsInt()).equals(id))
                .findFirst());
    }
}
