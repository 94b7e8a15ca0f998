package io.trivet.rest.kv;

import io.trivet.register.row.State;
import io.trivet.rest.data.Etags;
import io.trivet.rest.json.ValueJson;
import io.trivet.rest.port.Item;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** A key in a list, as JSON. */
final class ItemJson {
    private ItemJson() {}

    static JsonObject of(Item item) {
        JsonObject json = new JsonObject()
                .put("key", item.key().text())
                .put("version", item.version())
                .put("etag", Etags.text(item.etag()))
                .put("size", item.size())
                .put("type", item.type())
                .put("modified_at", instant(item.writtenAt()));
        if (item.expiresAt() != State.NEVER) {
            json.put("expires_at", instant(item.expiresAt()));
        }
        item.value().ifPresent(value -> json.put("value", ValueJson.tagged(value)));
        return json;
    }

    static String instant(long wallClock) {
        return Instant.ofEpochMilli(wallClock).toString();
    }
}
