package io.trivet.rest.text;

import io.trivet.register.row.Bytes;
import io.trivet.rest.data.DataPlane;
import io.trivet.rest.data.ListTerms;
import io.trivet.rest.data.LocalStores.Part;
import io.trivet.rest.data.WorkerNames;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Endpoint;
import io.trivet.rest.http.Response;
import io.trivet.rest.http.Utf8;
import io.trivet.rest.json.ValueJson;
import io.trivet.rest.port.Item;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * {@code GET /api/kv/worker/{id}}: every key and value that a worker stores, a page at a time. As JSON, for keys and
 * values may hold line ends.
 */
public final class EntriesOfWorker implements Endpoint {
    private final DataPlane data;

    public EntriesOfWorker(DataPlane data) {
        this.data = data;
    }

    @Override
    public Future<Response> serve(Call call) {
        int worker = data.stores().named(WorkerNames.ofPath(call.variable()));
        ListTerms asked = ListTerms.of(call.query(), 100, 1_000);
        ListTerms terms = new ListTerms(asked.after(), asked.limit(), true);
        return data.stores()
                .page(worker, terms, data.timeout(call))
                .map(part -> Response.json(200, content(data.names().of(worker), part)));
    }

    private static JsonObject content(String worker, Part part) {
        JsonArray entries = new JsonArray();
        for (Item item : part.items()) {
            JsonObject entry = new JsonObject().put("key", item.key().text()).put("version", item.version());
            item.value().ifPresent(value -> entry.put("value", value(value)));
            entries.add(entry);
        }
        JsonObject content = new JsonObject().put("worker", worker).put("entries", entries);
        part.next().ifPresent(token -> content.put("next", token));
        return content;
    }

    private static Object value(Bytes value) {
        return Utf8.decode(value.array()).<Object>map(text -> text).orElseGet(() -> ValueJson.tagged(value));
    }
}
