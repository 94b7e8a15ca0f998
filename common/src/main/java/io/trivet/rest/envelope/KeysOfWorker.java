package io.trivet.rest.envelope;

import io.trivet.rest.data.DataPlane;
import io.trivet.rest.data.ListTerms;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Endpoint;
import io.trivet.rest.http.Response;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code GET /keys}: the keys that this worker stores, or the one named by {@code ?worker=}; a page at a time. */
public final class KeysOfWorker implements Endpoint {
    private final DataPlane data;

    public KeysOfWorker(DataPlane data) {
        this.data = data;
    }

    @Override
    public Future<Response> serve(Call call) {
        int worker = data.stores().worker(call.query());
        ListTerms terms = ListTerms.of(call.query(), 1_000, 1_000);
        return data.stores().page(worker, terms, data.timeout(call)).map(part -> {
            JsonArray keys = new JsonArray();
            part.items().forEach(item -> keys.add(item.key().text()));
            JsonObject answer =
                    new JsonObject().put("node_id", data.names().of(worker)).put("keys", keys);
            part.next().ifPresent(token -> answer.put("next", token));
            return Response.json(200, answer);
        });
    }
}
