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
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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
        // One more than the page holds, to see whether there is a next.
        List<Integer> found = wanted(call, map)
                .filter(partition -> partition >= from)
                .limit(limit + 1)
                .boxed()
                .toList();
        List<Integer> page = found.subList(0, Math.min(limit, found.size()));
        JsonArray partitions = new JsonArray();
        page.forEach(partition -> partitions.add(partition(partition, map.assignment(partition))));
        JsonObject answer = new JsonObject().put("map_version", map.version()).put("partitions", partitions);
        return View.json(found.size() > page.size() ? answer.put("next", "" + page.get(page.size() - 1)) : answer);
    }

    private IntStream wanted(Call call, ClusterMap map) {
        IntStream all = IntStream.range(0, map.partitions().size());
        Optional<Survey.State> state = call.query().get("state").map(PartitionsView::state);
        if (state.isEmpty()) {
            return all;
        }
        Survey survey = Survey.of(cluster, map);
        return all.filter(partition -> survey.is(state.get(), partition));
    }

    private static Survey.State state(String text) {
        return Survey.State.of(text)
                .orElseThrow(() ->
                        new Refusal(ProblemType.MALFORMED_PARAMETER, "'state' is moving, scarce or unavailable."));
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
