package io.trivet.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.WorkerSet;
import io.trivet.register.row.Bytes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON in, JSON out; and the text face. */
class EnvelopeTest {
    private static final Stage STAGE = new Stage();

    @AfterAll
    static void close() {
        STAGE.close();
    }

    @BeforeEach
    void reset() {
        STAGE.reset();
        STAGE.ports.holders = WorkerSet.of(0, 1, 2, 3);
    }

    @Test
    void aPutTellsWhereTheValueIs() {
        JsonObject mapping = STAGE.get("/mapping?key=a").is(200).json();
        JsonArray replicas = mapping.getJsonArray("replicas");
        int last = Integer.parseInt(replicas.getString(2).substring(1)) - 1;
        STAGE.ports.holders = WorkerSet.of(0, 1, 2, 3).minus(WorkerSet.of(last));
        JsonObject put = STAGE.put("/kv/a", "{\"value\":\"x\"}").is(201).json();
        assertEquals("a", put.getString("key"));
        assertEquals("x", put.getString("value"));
        assertEquals(1, put.getInteger("version"));
        assertEquals(new JsonObject().put("local", 1), put.getJsonObject("clock"));
        assertEquals(mapping.getString("primary"), put.getString("primary"));
        assertEquals(replicas, put.getJsonArray("replicas"));
        assertEquals(new JsonArray(replicas.getList().subList(0, 2)), put.getJsonArray("synchronous"));
        assertEquals(new JsonArray().add(replicas.getString(2)), put.getJsonArray("asynchronous"));
    }

    @Test
    void theKeyMayBeInTheContent() {
        STAGE.put("/kv", "{\"key\":\"a/b\",\"value\":1}").is(201);
        STAGE.put("/kv/a%2Fb", "{\"key\":\"a/b\",\"value\":2}").is(200);
        assertEquals(2, STAGE.get("/kv?key=a/b").is(200).json().getInteger("value"));
        STAGE.put("/kv/c", "{\"key\":\"a/b\",\"value\":2}").problem(400, "malformed-content");
        STAGE.put("/kv", "{\"value\":2}").problem(400, "malformed-content");
        STAGE.get("/kv").problem(400, "malformed-key");
        STAGE.get("/kv?key=").problem(400, "malformed-key");
    }

    @Test
    void aGetTellsWhereTheValueWasRead() {
        STAGE.put("/kv/a", "{\"value\":{\"b\":[1,2.50,1e400,null]}}").is(201);
        HttpAnswer answer = STAGE.get("/kv/a").is(200).has("content-type", "application/json");
        assertTrue(answer.text().contains("\"value\":{\"b\":[1,2.50,1e400,null]}"), answer::text);
        assertTrue(answer.json().containsKey("source") && answer.json().containsKey("clock"));
        assertEquals("application/json", answer.json().getString("type"));
        STAGE.get("/kv/a?consistency=local&worker=w2").is(200);
        STAGE.get("/kv/b").problem(404, "no-such-key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"value\":\"x\"}; x; text/plain",
                "{\"value\":\"\\u20ac\\n\"}; '€\n'; text/plain",
                "{\"value\":\"\"}; ''; text/plain",
                "{\"value\":12345678901234567890.10}; 12345678901234567890.10; application/json",
                "{\"value\": { \"b\" : 1 , \"b\" : 2 } }; '{ \"b\" : 1 , \"b\" : 2 }'; application/json",
                "{\"value\":[ ]}; '[ ]'; application/json",
                "{\"value\":true}; true; application/json",
                "{\"value\":null}; null; application/json",
                "{\"value\":-0}; -0; application/json",
            })
    void stringsAreStoredAsTextAndOtherJsonAsItWasWritten(String content, String stored, String type) {
        STAGE.put("/kv/a", content).is(201);
        STAGE.get("/v1/kv/a").says(stored).has("content-type", type);
        String value = content.substring(content.indexOf(':') + 1, content.length() - 1)
                .strip();
        String shown = STAGE.get("/kv/a").text();
        assertEquals(
                type.equals("text/plain") ? new JsonObject(content).getString("value") : value,
                type.equals("text/plain")
                        ? new JsonObject(shown).getString("value")
                        : shown.substring(shown.indexOf("\"value\":") + 8, shown.indexOf(",\"type\"")));
    }

    @Test
    void whatIsNeitherJsonNorTextIsShownAsBase64() {
        try (RawHttp client = STAGE.connect()) {
            client.send(Stage.request("PUT", "/v1/kv/a", new byte[] {(byte) 0xFF}))
                    .read()
                    .is(201);
            client.send(Stage.request("PUT", "/v1/kv/b", "{x".getBytes(), "Content-Type: application/json"))
                    .read()
                    .is(201);
        }
        assertEquals(
                new JsonObject().put("base64", "/w=="),
                STAGE.get("/kv/a").json().getJsonObject("value"));
        assertEquals("{x", STAGE.get("/kv/b").json().getString("value"));
        STAGE.get("/api/kv/a").says("Value: {\"base64\":\"/w==\"} (Source: " + source("a") + ")");
    }

    private static String source(String key) {
        return STAGE.get("/kv/" + key).json().getString("source");
    }

    @Test
    void theVersionIsTheOneThatAWriteBecomes() {
        STAGE.put("/kv/a", "{\"value\":1,\"version\":2}").problem(409, "version-conflict");
        STAGE.put("/kv/a", "{\"value\":1,\"version\":1}").is(201);
        HttpAnswer conflict = STAGE.put("/kv/a", "{\"value\":1,\"version\":1}").problem(409, "version-conflict");
        assertEquals(1, conflict.json().getInteger("version"));
        STAGE.put("/kv/a", "{\"value\":2,\"version\":2}").is(200);
        STAGE.put("/kv/a", "{\"value\":2,\"version\":0}").problem(400, "malformed-content");
    }

    @Test
    void theAnswerIsNotTheValueSoItHasNoEtagOfIt() {
        HttpAnswer put = STAGE.put("/kv/a", "{\"value\":1}").is(201).hasNo("etag");
        HttpAnswer get = STAGE.get("/kv/a").is(200).hasNo("etag").has("cache-control", "no-store");
        assertEquals(put.json().getString("etag"), get.json().getString("etag"));
        STAGE.put("/kv/a", "{\"value\":2}", "If-Match: " + get.json().getString("etag"))
                .is(200);
        STAGE.put("/kv/a", "{\"value\":2}", "If-Match: " + get.json().getString("etag"))
                .is(412);
    }

    @Test
    void deletingIsAnsweredInJson() {
        STAGE.put("/kv/a", "{\"value\":1}").is(201);
        JsonObject deleted = STAGE.delete("/kv/a").is(200).json();
        assertTrue(deleted.getBoolean("deleted"));
        STAGE.delete("/kv?key=a").problem(404, "no-such-key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "1",
                "{}",
                "{\"value\":1",
                "{\"value\":1}}",
                "{\"value\":1,\"value\":2}",
                "{\"value\":1,\"ttl\":\"1s\"}",
                "{\"value\":NaN}",
                "{\"value\":01}",
                "{'value':1}",
                "{\"value\":\"\\ud800\"}",
                "{\"value\":\"a\u0001\"}",
                "{\"value\":1,\"version\":\"1\"}",
                "{\"value\":1,\"version\":1.5}",
                "{\"value\":1,\"version\":99999999999999999999}",
                "{\"value\":1} // no comment",
            })
    void whatIsNoEnvelopeIsRefused(String content) {
        STAGE.put("/kv/a", content).problem(400, "malformed-content");
        assertTrue(STAGE.workers.states.isEmpty());
    }

    @Test
    void jsonOfOtherEncodingsOrTooDeepIsRefused() {
        try (RawHttp client = STAGE.connect()) {
            byte[] utf16 = "{\"value\":1}".getBytes(StandardCharsets.UTF_16BE);
            client.send(Stage.request("PUT", "/kv/a", utf16)).read().problem(400, "malformed-content");
            byte[] latin1 = "{\"value\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
            client.send(Stage.request("PUT", "/kv/a", latin1)).read().problem(400, "malformed-content");
        }
        STAGE.put("/kv/a", "{\"value\":" + "[".repeat(100_000)).problem(400, "malformed-content");
        STAGE.put("/kv/a", "{\"value\":\"" + "x".repeat((1 << 20) + 1) + "\"}").problem(413, "content-too-large");
        assertFalse(STAGE.workers.states.containsKey(Bytes.utf8("a")));
    }

    @Test
    void theTextFaceSpeaksInSentences() {
        JsonArray replicas = STAGE.get("/map?key=a").json().getJsonArray("replicas");
        STAGE.call("POST", "/api/kv/a", "héllo")
                .is(201)
                .says("Stored successfully. {Synchronous Replicas: [" + String.join(", ", names(replicas))
                        + "]}, {Asynchronous Replica: none}");
        int last = Integer.parseInt(replicas.getString(2).substring(1)) - 1;
        STAGE.ports.holders = WorkerSet.of(0, 1, 2, 3).minus(WorkerSet.of(last));
        STAGE.put("/api/kv/a", "again")
                .is(200)
                .says("Stored successfully. {Synchronous Replicas: [" + replicas.getString(0) + ", "
                        + replicas.getString(1) + "]}, {Asynchronous Replica: " + replicas.getString(2) + "}");
        STAGE.get("/api/kv/a").is(200).says("Value: again (Source: " + source("a") + ")");
        STAGE.get("/api/kv/b").problem(404, "no-such-key");
        STAGE.delete("/api/kv/a").problem(405, "method-not-allowed");
    }

    private static List<String> names(JsonArray replicas) {
        return replicas.stream().map(Object::toString).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"workers", "%77orkers", "worker/w1", "worker/", "worker/a/b", "worker%2Fw1"})
    void someKeysHaveNoPlaceOnTheTextFace(String key) {
        HttpAnswer answer = STAGE.put("/api/kv/" + key, "1").problem(400, "malformed-key");
        assertTrue(answer.json().getString("detail").contains("/v1/kv/" + key));
        assertTrue(STAGE.workers.states.isEmpty());
    }

    @Test
    void theTextFaceTakesNothingButText() {
        try (RawHttp client = STAGE.connect()) {
            client.send(Stage.request("PUT", "/api/kv/a", new byte[] {(byte) 0xFF}))
                    .read()
                    .problem(400, "malformed-content");
        }
    }
}
