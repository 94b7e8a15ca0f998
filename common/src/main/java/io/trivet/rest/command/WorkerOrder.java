package io.trivet.rest.command;

import io.trivet.cluster.plan.Order;
import io.trivet.rest.data.KnownMap;
import io.trivet.rest.data.WorkerNames;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Endpoint;
import io.trivet.rest.http.Response;
import io.trivet.rest.port.Cluster;
import io.vertx.core.Future;
import java.util.function.IntFunction;

/** {@code POST /v1/workers/{id}/drain} and its like: an order about one worker, by its name or number. */
public final class WorkerOrder implements Endpoint {
    private final Giving giving;
    private final Cluster cluster;
    private final WorkerNames names;
    private final IntFunction<Order> order;

    public WorkerOrder(Giving giving, Cluster cluster, IntFunction<Order> order) {
        this.giving = giving;
        this.cluster = cluster;
        this.names = new WorkerNames(cluster);
        this.order = order;
    }

    @Override
    public Future<Response> serve(Call call) {
        // Before the first map no worker has a name, and that is no reason to say there is no such worker.
        KnownMap.of(cluster);
        String id = WorkerNames.ofPath(call.variable());
        return giving.give(order.apply(names.known(id)), call);
    }
}
