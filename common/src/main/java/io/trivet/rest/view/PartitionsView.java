package io.trivet.rest.view;

import io.trivet.cluster.Assignment;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.rest.data.ListTerms;
import io.trivet.rest.data.WorkerNames;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.http.Response;
import io.trivet.rest.port.Cluster;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code GET /v1/partitions}: who has each partition, who leads it, and where it is going. */
public final class PartitionsView implements View {
    private static final int MOST = 1_000;

    private final Cluster cluster;
    private final ClusterViews views;
    private final WorkerNames names;

    public PartitionsView(Cluster cluster) {
        this.cluster = cluster;
        this.views = new ClusterViews(cluster);
        this.names = new WorkerNames(cluster);
    }

    @Override
    public Response show(Call call) {
        ClusterMap map = views.map();
        int from = call.query().get("after").map(PartitionsView::number).orElse(-1) + 1;
        int limit = call.query()
                .get("limit")
                .map(text -> ListTerms.limit(text, MOST))
                .orElse(MOST);
        int to = (int) Math.min((long) from + limit, map.partitions().size());
        JsonArray partitions = new JsonArray();
        for (int partition = from; partition < to; partition++) {
            partitions.add(partition(partition, map.assignment(partition)));
        }
        JsonObject answer = new JsonObject().put("map_version", map.version()).put("partitions", partitions);
        return View.json(to < map.partitions().size() ? answer.put("next", Integer.toString(to - 1)) : answer);
    }

    private JsonObject partition(int partition, Assignment assignment) {
        PartitionConfig config = assignment.config();
        JsonObject json = new JsonObject()
                .put("partition", partition)
                .put("epoch", config.epoch())
                .put("voters", new JsonArray(names.of(config.voters())))
                .put("primary", names.of(assignment.primary()));
        cluster.leader(partition).ifPresent(leader -> json.put("leader", names.of(leader)));
        return config.isJoint() ? json.put("next_voters", new JsonArray(names.of(config.next()))) : json;
    }

    private static int number(String text) {
        boolean digits = !text.isEmpty() && text.length() < 8 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) {
            throw new Refusal(ProblemType.MALFORMED_PARAMETER, "'after' is the 'next' of the page before, as it was.");
        }
        return Integer.parseInt(text);
    }
}
