package io.trivet.rest.view;

import io.trivet.rest.http.Call;
import io.trivet.rest.http.Endpoint;
import io.trivet.rest.http.Response;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** An endpoint that answers at once. */
@FunctionalInterface
interface View extends Endpoint {
    Response show(Call call);

    @Override
    default Future<Response> serve(Call call) {
        return Future.succeededFuture(show(call));
    }

    static Response json(JsonObject content) {
        return Response.json(200, content);
    }
}
