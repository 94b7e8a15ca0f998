package io.trivet.rest.envelope;

import io.trivet.register.row.Bytes;
import io.trivet.rest.data.DataPlane;
import io.trivet.rest.data.Etags;
import io.trivet.rest.data.Keys;
import io.trivet.rest.data.Seen;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Endpoint;
import io.trivet.rest.http.Response;
import io.trivet.rest.json.JsonSplice;
import io.trivet.rest.json.ValueJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/**
 * {@code GET /kv/{key}} and {@code GET /kv?key=}: a value, and where it was read. The ETag is a member and no header
 * field: it is the value's, and what is answered here changes without it.
 */
public final class GetEnvelope implements Endpoint {
    private final DataPlane data;
    private final Function<Call, Bytes> key;

    private GetEnvelope(DataPlane data, Function<Call, Bytes> key) {
        this.data = data;
        this.key = key;
    }

    public static GetEnvelope byPath(DataPlane data) {
        return new GetEnvelope(data, call -> Keys.ofPath(call.variable()));
    }

    public static GetEnvelope byQuery(DataPlane data) {
        return new GetEnvelope(data, call -> Keys.ofQuery(call.query()));
    }

    @Override
    public Future<Response> serve(Call call) {
        Bytes wanted = key.apply(call);
        return data.read(wanted, call).map(seen -> seen.mark(content(wanted, seen)));
    }

    private static Response content(Bytes key, Seen seen) {
        JsonObject head = new JsonObject().put("key", key.text());
        JsonObject tail = new JsonObject()
                .put("type", seen.content().type())
                .put("version", seen.state().version())
                .put("clock", seen.clock())
                .put("etag", Etags.text(seen.state().etag()))
                .put("source", seen.replica());
        seen.expiry().ifPresent(instant -> tail.put("expires_at", instant));
        byte[] value = ValueJson.plain(seen.content().bytes(), seen.content().type());
        return Response.of(200).content(Response.JSON, JsonSplice.between(head, "value", value, tail));
    }
}
