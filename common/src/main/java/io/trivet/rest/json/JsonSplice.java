package io.trivet.rest.json;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** Puts JSON text into a JSON object without taking it apart. */
public final class JsonSplice {
    private JsonSplice() {}

    /**
     * The members of {@code head}, of which there is at least one, then {@code name: raw}, then those of {@code tail}.
     */
    public static byte[] between(JsonObject head, String name, byte[] raw, JsonObject tail) {
        Buffer begin = head.toBuffer();
        Buffer end = tail.toBuffer();
        Buffer whole = Buffer.buffer(begin.length() + raw.length + end.length() + name.length() + 8)
                .appendBuffer(begin, 0, begin.length() - 1)
                .appendString(",\"" + name + "\":")
                .appendBytes(raw);
        if (!tail.isEmpty()) {
            whole.appendByte((byte) ',');
        }
        return whole.appendBuffer(end, 1, end.length() - 1).getBytes();
    }
}
