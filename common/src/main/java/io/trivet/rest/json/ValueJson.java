package io.trivet.rest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.trivet.register.row.Bytes;
import io.trivet.rest.http.Utf8;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How values look in JSON. */
public final class ValueJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private ValueJson() {}

    /** {@code {"text"}} for what is UTF-8, {@code {"base64"}} for what is not. */
    public static JsonObject tagged(Bytes value) {
        return Utf8.decode(value.array())
                .map(text -> new JsonObject().put("text", text))
                .orElseGet(() -> new JsonObject().put("base64", base64(value)));
    }

    /** The value itself: JSON as it is, text as a string, and bytes that are neither as {@code {"base64"}}. */
    public static byte[] plain(Bytes value, String type) {
        if (isJson(type) && JsonInput.isJson(value.array())) {
            return value.array();
        }
        return Utf8.decode(value.array())
                .map(ValueJson::string)
                .orElseGet(() -> ascii("{\"base64\":\"" + base64(value) + "\"}"));
    }

    private static boolean isJson(String type) {
        return type.equals("application/json") || type.startsWith("application/json;");
    }

    private static String base64(Bytes value) {
        return Base64.getEncoder().encodeToString(value.array());
    }

    private static byte[] string(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 2);
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            generator.writeString(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
