package io.trivet.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What a server answered; header names in lower case. */
record HttpAnswer(int status, Map<String, String> headers, byte[] body) {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    String etag() {
        return headers.get("etag");
    }

    String operation() {
        return headers.get("trivet-operation");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    JsonObject json() {
        return new JsonObject(Buffer.buffer(body));
    }

    HttpAnswer is(int expected) {
        assertEquals(expected, status, this::text);
        return this;
    }

    /** The last part of a problem's type. */
    HttpAnswer problem(int expected, String type) {
        is(expected);
        assertEquals("application/problem+json", headers.get("content-type"));
        assertEquals("urn:trivet:problem:" + type, json().getString("type"));
        assertEquals(expected, json().getInteger("status"));
        return this;
    }

    HttpAnswer has(String name, String value) {
        assertEquals(value, headers.get(name), name);
        return this;
    }

    HttpAnswer says(String expected) {
        assertEquals(expected, text());
        return this;
    }

    HttpAnswer hasNo(String name) {
        assertEquals(Optional.empty(), header(name), name);
        return this;
    }
}
