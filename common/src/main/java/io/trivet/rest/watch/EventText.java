package io.trivet.rest.watch;

import io.trivet.register.row.State;
import io.trivet.rest.data.Etags;
import io.trivet.rest.json.ValueJson;
import io.trivet.watch.Change;
import io.trivet.watch.Change.Facts;
import io.trivet.watch.Change.Kind;
import io.trivet.watch.hub.Told;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;

/** What watchers are told, as server-sent events. What many are told in a row is made into text once. */
final class EventText {
    static final Buffer BEGIN = Buffer.buffer("retry: 1000\n\n");
    static final Buffer SLOW = end("slow", "You have read too slowly. Connect again with the last id.");

    private static final Buffer STOPPING = end("stopping", "This node stops. Connect to another with the last id.");
    private static final Buffer ALIVE = Buffer.buffer(": alive\n\n");

    private Told last = new Told.Alive();
    private Buffer lastText = ALIVE;

    Buffer of(Told told) {
        if (told != last) {
            last = told;
            lastText = text(told);
        }
        return lastText;
    }

    private static Buffer text(Told told) {
        if (told instanceof Told.Changed changed) {
            StringBuilder text = new StringBuilder();
            changed.changes().forEach(change -> append(text, name(change.kind()), json(change)));
            return Buffer.buffer(text.toString());
        } else if (told instanceof Told.Ready ready) {
            return event(ready.id(), "ready", new JsonObject().put("resumed", ready.resumed()));
        } else if (told instanceof Told.Reset reset) {
            String why = "Changes are missing here: list the keys anew.";
            return event(reset.id(), "reset", new JsonObject().put("why", why));
        } else if (told instanceof Told.Mark mark) {
            return Buffer.buffer("id: " + mark.id() + "\n\n");
        }
        return told instanceof Told.End ? STOPPING : ALIVE;
    }

    private static Buffer end(String reason, String why) {
        return event("", "end", new JsonObject().put("reason", reason).put("why", why));
    }

    private static Buffer event(String id, String name, JsonObject data) {
        StringBuilder text = new StringBuilder(id.isEmpty() ? "" : "id: " + id + "\n");
        append(text, name, data);
        return Buffer.buffer(text.toString());
    }

    /** JSON has no line ends in it. */
    private static void append(StringBuilder text, String name, JsonObject data) {
        text.append("event: ")
                .append(name)
                .append("\ndata: ")
                .append(data.encode())
                .append("\n\n");
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static JsonObject json(Change change) {
        Facts facts = change.facts();
        JsonObject json = new JsonObject().put("key", change.key().text());
        if (change.kind() == Kind.PUT) {
            json.put("version", facts.version())
                    .put("etag", Etags.text(facts.etag()))
                    .put("size", facts.size())
                    .put("type", facts.type());
        }
        json.put("modified_at", instant(facts.writtenAt()));
        if (facts.expiresAt() != State.NEVER) {
            json.put("expires_at", instant(facts.expiresAt()));
        }
        change.value().ifPresent(value -> json.put("value", ValueJson.tagged(value)));
        return json;
    }

    private static String instant(long wallClock) {
        return Instant.ofEpochMilli(wallClock).toString();
    }
}
