package io.trivet.rest.envelope;

import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.rest.data.DataPlane;
import io.trivet.rest.data.Keys;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Endpoint;
import io.trivet.rest.http.Response;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/** {@code DELETE /kv/{key}} and {@code DELETE /kv?key=}. */
public final class DeleteEnvelope implements Endpoint {
    private final DataPlane data;
    private final Function<Call, Bytes> key;

    private DeleteEnvelope(DataPlane data, Function<Call, Bytes> key) {
        this.data = data;
        this.key = key;
    }

    public static DeleteEnvelope byPath(DataPlane data) {
        return new DeleteEnvelope(data, call -> Keys.ofPath(call.variable()));
    }

    public static DeleteEnvelope byQuery(DataPlane data) {
        return new DeleteEnvelope(data, call -> Keys.ofQuery(call.query()));
    }

    @Override
    public Future<Response> serve(Call call) {
        Bytes gone = key.apply(call);
        return data.write(gone, new Action.Delete(), call).map(written -> {
            JsonObject answer = new JsonObject()
                    .put("key", gone.text())
                    .put("deleted", true)
                    .put("primary", written.replica());
            return written.mark(Response.json(200, answer));
        });
    }
}
