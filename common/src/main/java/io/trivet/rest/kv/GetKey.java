package io.trivet.rest.kv;

import io.trivet.register.row.Condition;
import io.trivet.rest.data.Conditions;
import io.trivet.rest.data.DataPlane;
import io.trivet.rest.data.Keys;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Endpoint;
import io.trivet.rest.http.Response;
import io.vertx.core.Future;

/** {@code GET /v1/kv/{key}}: the bytes as they were stored. HEAD is the same without them. */
public final class GetKey implements Endpoint {
    private final DataPlane data;

    public GetKey(DataPlane data) {
        this.data = data;
    }

    @Override
    public Future<Response> serve(Call call) {
        Condition condition = Conditions.of(call);
        return data.read(Keys.ofPath(call.variable()), call).map(seen -> seen.answer(condition, data.wallClock()));
    }
}
