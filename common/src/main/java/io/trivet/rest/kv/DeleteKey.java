package io.trivet.rest.kv;

import io.trivet.register.row.Action;
import io.trivet.rest.data.DataPlane;
import io.trivet.rest.data.Keys;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Endpoint;
import io.trivet.rest.http.Response;
import io.vertx.core.Future;

/** {@code DELETE /v1/kv/{key}}. */
public final class DeleteKey implements Endpoint {
    private final DataPlane data;

    public DeleteKey(DataPlane data) {
        this.data = data;
    }

    @Override
    public Future<Response> serve(Call call) {
        return data.write(Keys.ofPath(call.variable()), new Action.Delete(), call)
                .map(written -> written.tag(Response.of(204)));
    }
}
