package io.trivet.rest.command;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.WorkerSet;
import io.trivet.cluster.plan.Order;
import io.trivet.rest.data.KnownMap;
import io.trivet.rest.data.WorkerNames;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Endpoint;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.http.Response;
import io.trivet.rest.port.Cluster;
import io.vertx.core.Future;

/**
 * {@code POST /v1/recover}: gives up what lost workers alone had. It cannot be taken back, so it is done only when the
 * cluster's id comes with it, and whoever leaves that out is told what it would cost.
 */
public final class Recover implements Endpoint {
    private final Giving giving;
    private final Cluster cluster;
    private final WorkerNames names;

    public Recover(Giving giving, Cluster cluster) {
        this.giving = giving;
        this.cluster = cluster;
        this.names = new WorkerNames(cluster);
    }

    @Override
    public Future<Response> serve(Call call) {
        RecoverContent content = RecoverContent.read(call.content());
        ClusterMap map = KnownMap.of(cluster);
        WorkerSet lost =
                WorkerSet.of(content.lost().stream().mapToInt(names::known).toArray());
        String id = map.clusterId().toString();
        if (!content.confirm().filter(id::equalsIgnoreCase).isPresent()) {
            throw unconfirmed(Losses.of(map, lost).sentence(names), id);
        }
        return giving.give(new Order.Recover(lost), call);
    }

    private static Refusal unconfirmed(String losses, String id) {
        return new Refusal(
                        ProblemType.NOT_CONFIRMED,
                        losses + " Nothing was changed. To have it done, send the same with \"confirm\": \"" + id
                                + "\", which is the id of this cluster.")
                .saying("confirm", id);
    }
}
