package io.trivet.rest.kv;

import io.trivet.register.row.Bytes;
import io.trivet.rest.data.DataPlane;
import io.trivet.rest.data.ListTerms;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Endpoint;
import io.trivet.rest.http.Response;
import io.trivet.rest.port.Item;
import io.trivet.rest.port.Listing;
import io.trivet.rest.port.Page;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * {@code GET /v1/kv}: keys in byte order, a page at a time. Each key is as its leader has it when it is asked; pages,
 * and the keys of one page, are no snapshot.
 */
public final class ListKeys implements Endpoint {
    private final DataPlane data;
    private final Listing listing;

    public ListKeys(DataPlane data, Listing listing) {
        this.data = data;
        this.listing = listing;
    }

    @Override
    public Future<Response> serve(Call call) {
        Bytes prefix = Bytes.utf8(call.query().get("prefix").orElse(""));
        ListTerms terms = ListTerms.of(call.query(), 100, 1_000);
        int bytes = data.settings().sizes().page();
        Listing.Query query = terms.query(prefix, bytes, data.timeout(call));
        return data.list(listing, query).map(page -> answer(page, bytes));
    }

    private static Response answer(Page page, int mostBytes) {
        List<Item> items = ListTerms.within(mostBytes, page.items());
        JsonArray keys = new JsonArray();
        items.forEach(item -> keys.add(ItemJson.of(item)));
        JsonObject answer = new JsonObject().put("keys", keys);
        boolean more = page.more() || items.size() < page.items().size();
        if (more && !items.isEmpty()) {
            answer.put("next", ListTerms.token(items.get(items.size() - 1).key()));
        }
        return Response.json(200, answer);
    }
}
