package io.trivet.console.story;

import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * Something that happened.
 *
 * @param at wall-clock milliseconds
 * @param node whom it is about; empty when about the cluster
 */
record Event(long at, Kind kind, String node, String text) {
    enum Kind {
        /** Something fails. */
        HARM,
        /** It works again. */
        WELL,
        /** Nothing was wrong. */
        NEWS
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("at", at)
                .put("kind", kind.name().toLowerCase(Locale.ROOT))
                .put("node", node)
                .put("text", text);
    }
}
