package io.trivet.rest.command;

import io.trivet.cluster.plan.Order;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Endpoint;
import io.trivet.rest.http.Response;
import io.vertx.core.Future;

/** {@code POST /v1/rebalance}, and {@code /rebalance} of the envelope face. */
public final class Rebalance implements Endpoint {
    private final Giving giving;

    public Rebalance(Giving giving) {
        this.giving = giving;
    }

    @Override
    public Future<Response> serve(Call call) {
        return giving.give(new Order.Rebalance(), call);
    }
}
