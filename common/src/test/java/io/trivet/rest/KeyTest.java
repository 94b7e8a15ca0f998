package io.trivet.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Storing, reading and deleting single keys. */
class KeyTest {
    private static final Stage STAGE = new Stage();

    @AfterAll
    static void close() {
        STAGE.close();
    }

    @BeforeEach
    void reset() {
        STAGE.reset();
    }

    @Test
    void aValueComesBackAsItWasStored() {
        HttpAnswer put = STAGE.put("/v1/kv/a", "hello", "Content-Type: text/x-greeting; lang=en");
        put.is(201)
                .has("trivet-version", "1")
                .has("trivet-replica", replicaOf("a"))
                .says("");
        HttpAnswer get = STAGE.get("/v1/kv/a");
        get.is(200)
                .says("hello")
                .has("content-type", "text/x-greeting; lang=en")
                .has("etag", put.etag());
        get.has("trivet-version", "1").has("trivet-clock", "{\"local\":1}").has("trivet-consistency", "linearizable");
        assertTrue(get.header("last-modified").isPresent());
        get.hasNo("trivet-expires-at");
    }

    private static String replicaOf(String key) {
        return STAGE.get("/v1/mapping?key=" + key).json().getString("primary");
    }

    @Test
    void replacingMakesANewVersionAndANewEtag() {
        String first = STAGE.put("/v1/kv/a", "1").is(201).etag();
        HttpAnswer second = STAGE.put("/v1/kv/a", "2").is(200).has("trivet-version", "2");
        assertNotEquals(first, second.etag());
        STAGE.get("/v1/kv/a").says("2");
    }

    @Test
    void withoutATypeItIsBytes() {
        STAGE.put("/v1/kv/a", "1").is(201);
        STAGE.get("/v1/kv/a").has("content-type", "application/octet-stream");
    }

    @Test
    void formsAreStoredLikeAnythingElse() {
        STAGE.put("/v1/kv/a", "b=c&d=%20", "Content-Type: application/x-www-form-urlencoded")
                .is(201);
        STAGE.get("/v1/kv/a").says("b=c&d=%20");
    }

    @Test
    void emptyValuesAreValues() {
        STAGE.put("/v1/kv/a", "").is(201);
        STAGE.get("/v1/kv/a").is(200).says("").has("content-length", "0");
    }

    @Test
    void headIsGetWithoutTheBytes() {
        STAGE.put("/v1/kv/a", "hello", "Content-Type: text/plain").is(201);
        HttpAnswer head = STAGE.head("/v1/kv/a");
        HttpAnswer get = STAGE.get("/v1/kv/a");
        get.headers().remove("trivet-operation");
        head.headers().remove("trivet-operation");
        head.headers().put("date", get.headers().get("date"));
        assertEquals(get.headers(), head.headers());
        STAGE.head("/v1/kv/b").is(404).has("content-type", "application/problem+json");
    }

    @Test
    void whatWasDeletedIsGone() {
        STAGE.put("/v1/kv/a", "1").is(201);
        STAGE.delete("/v1/kv/a").is(204).hasNo("content-length").hasNo("etag");
        STAGE.get("/v1/kv/a").problem(404, "no-such-key");
        STAGE.delete("/v1/kv/a").problem(404, "no-such-key");
        STAGE.put("/v1/kv/a", "2").is(201).has("trivet-version", "1");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/kv/a/b, a/b",
        "/v1/kv//a//b/, /a//b/",
        "/v1/kv/a%2Fb, a/b",
        "/v1/kv/../../health/live, ../../health/live",
        "/v1/kv/./a, ./a",
        "/v1/kv/a+b, a+b",
        "/v1/kv/a%2Bb, a+b",
        "/v1/kv/a%252Bb, a%2Bb",
        "/v1/kv/%E2%82%AC, €",
        "/v1/kv/a:b@c;d=e!$&'()*|^, a:b@c;d=e!$&'()*|^",
        "/v1/kv/a%3Fb%23c, a?b#c",
        "/v1/kv/%F0%9F%98%80, 😀",
        "/v1/kv/increment, increment",
    })
    void keysAreThePathDecodedOnce(String path, String key) {
        STAGE.put(path, "1").is(201);
        assertEquals(
                key,
                STAGE.get("/v1/kv").json().getJsonArray("keys").getJsonObject(0).getString("key"));
        STAGE.get(path).is(200);
        STAGE.delete(path).is(204);
    }

    @Test
    void zeroBytesAndLineEndsMayBeInKeys() {
        STAGE.put("/v1/kv/a%00%0Ab", "1").is(201);
        assertEquals(
                "a\0\nb",
                STAGE.get("/v1/kv").json().getJsonArray("keys").getJsonObject(0).getString("key"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/kv/",
                "/v1/kv/%",
                "/v1/kv/%4",
                "/v1/kv/%zz",
                "/v1/kv/a%2",
                "/v1/kv/%FF",
                "/v1/kv/%C0%AF",
                "/v1/kv/%ED%A0%80",
                "/v1/kv/%F4%90%80%80",
                "/v1/kv/%E2%82",
            })
    void whatIsNoKeyIsRefused(String path) {
        int before = STAGE.workers.sends.get();
        STAGE.put(path, "1").problem(400, "malformed-key");
        STAGE.get(path).problem(400, "malformed-key");
        assertEquals(before, STAGE.workers.sends.get());
    }

    @Test
    void keysHave1024BytesAtMost() {
        STAGE.put("/v1/kv/" + "%E2%82%AC".repeat(341) + "x", "1").is(201);
        STAGE.put("/v1/kv/" + "a".repeat(1024), "1").is(201);
        STAGE.put("/v1/kv/" + "%61".repeat(1025), "1").problem(400, "malformed-key");
    }

    @Test
    void unknownParametersAreRefused() {
        STAGE.put("/v1/kv/a?tll=60s", "1").problem(400, "unknown-parameter");
        STAGE.put("/v1/kv/a?ttl=60s&ttl=61s", "1").problem(400, "malformed-parameter");
        STAGE.put("/v1/kv/a?ttl=%zz", "1").problem(400, "malformed-parameter");
        STAGE.get("/v1/kv/a?ttl=60s").problem(400, "unknown-parameter");
        assertTrue(STAGE.workers.states.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "a/b c", "a/", "/b", "a/b;=", "a/b; c=\"d", "a/b, c/d", "t\u00e9xt/plain"})
    void whatIsNoContentTypeIsRefused(String type) {
        STAGE.put("/v1/kv/a", "1", "Content-Type: " + type).problem(400, "malformed-header");
    }

    @Test
    void everyAnswerHasTheFieldsThatProtect() {
        STAGE.put("/v1/kv/a", "<script>", "Content-Type: text/html").is(201);
        for (HttpAnswer answer : new HttpAnswer[] {
            STAGE.get("/v1/kv/a"),
            STAGE.get("/v1/kv/b"),
            STAGE.get("/nothing"),
            STAGE.get("/health/live"),
            STAGE.call("PATCH", "/v1/kv/a", "")
        }) {
            answer.has("x-content-type-options", "nosniff");
            answer.has("content-security-policy", "sandbox; default-src 'none'");
            answer.has("cache-control", answer.header("etag").isPresent() ? "no-cache" : "no-store");
            assertTrue(answer.header("date").isPresent());
        }
    }

    @Test
    void methodsThatAreNotThereAreNamedWithThoseThatAre() {
        STAGE.call("PATCH", "/v1/kv/a", "")
                .problem(405, "method-not-allowed")
                .has("allow", "DELETE, GET, HEAD, OPTIONS, POST, PUT");
        STAGE.call("BREW", "/v1/cluster", "").problem(405, "method-not-allowed").has("allow", "GET, HEAD, OPTIONS");
        STAGE.call("OPTIONS", "/v1/kv/a", "").is(204).has("allow", "DELETE, GET, HEAD, OPTIONS, POST, PUT");
        STAGE.call("OPTIONS", "*", "").is(204);
        STAGE.get("/v1/kvs").problem(404, "no-such-path");
    }
}
