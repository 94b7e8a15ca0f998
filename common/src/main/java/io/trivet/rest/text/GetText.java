package io.trivet.rest.text;

import io.trivet.rest.data.DataPlane;
import io.trivet.rest.data.Seen;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Endpoint;
import io.trivet.rest.http.Response;
import io.trivet.rest.http.Utf8;
import io.trivet.rest.json.ValueJson;
import io.vertx.core.Future;

/** {@code GET /api/kv/{key}}: a value, and where it was read. */
public final class GetText implements Endpoint {
    private final DataPlane data;

    public GetText(DataPlane data) {
        this.data = data;
    }

    @Override
    public Future<Response> serve(Call call) {
        return data.read(TextKeys.of(call.variable()), call).map(seen -> seen.mark(Response.text(200, sentence(seen))));
    }

    private static String sentence(Seen seen) {
        String value = Utf8.decode(seen.content().bytes().array())
                .orElseGet(() -> ValueJson.tagged(seen.content().bytes()).encode());
        return "Value: " + value + " (Source: " + seen.replica() + ")";
    }
}
