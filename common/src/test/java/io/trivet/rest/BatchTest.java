package io.trivet.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.row.Bytes;
import io.trivet.rest.MemoryWorkers.Mood;
import io.trivet.rest.port.RestSettings;
import io.trivet.rest.port.RestSettings.Sizes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many operations in one request. */
class BatchTest {
    private static final Stage STAGE =
            new Stage(RestSettings.DEFAULTS.with(new Sizes(1_000, 200_000, 1_000, 16 << 10, 16 << 10)));

    @AfterAll
    static void close() {
        STAGE.close();
    }

    @BeforeEach
    void reset() {
        STAGE.reset();
    }

    private static HttpAnswer send(String path, String... operations) {
        return STAGE.call("POST", path, "{\"operations\": [" + String.join(",", operations) + "]}");
    }

    private static List<JsonObject> batch(String... operations) {
        return results("/v1/batch", operations);
    }

    private static List<JsonObject> results(String path, String... operations) {
        JsonArray results = send(path, operations).is(200).json().getJsonArray("results");
        return results.stream().map(JsonObject.class::cast).toList();
    }

    private static List<Integer> statuses(List<JsonObject> results) {
        return results.stream().map(result -> result.getInteger("status")).toList();
    }

    @Test
    void everyOperationIsAnsweredByItself() {
        STAGE.put("/v1/kv/b", "2", "Content-Type: text/plain").is(201);
        List<JsonObject> results = batch(
                "{\"op\":\"put\",\"key\":\"a\",\"value\":{\"text\":\"é\"},\"ttl\":\"1h\"}",
                "{\"op\":\"get\",\"key\":\"b\"}",
                "{\"op\":\"delete\",\"key\":\"c\"}",
                "{\"op\":\"put\",\"key\":\"d\",\"value\":{\"base64\":\"/wAB\"},\"type\":\"image/x\"}",
                "{\"op\":\"put\",\"key\":\"b\",\"value\":{\"text\":\"\"},\"if_none_match\":\"*\"}");
        assertEquals(List.of(201, 200, 404, 201, 412), statuses(results));
        assertEquals(
                List.of("a", "b", "c", "d", "b"),
                results.stream().map(r -> r.getString("key")).toList());
        assertEquals("2", results.get(1).getJsonObject("value").getString("text"));
        assertEquals("text/plain", results.get(1).getString("type"));
        JsonObject problem = results.get(4).getJsonObject("problem");
        assertEquals("urn:trivet:problem:precondition-failed", problem.getString("type"));
        assertTrue(results.stream().allMatch(result -> result.containsKey("operation")));
        STAGE.get("/v1/kv/a")
                .says("é")
                .has("content-type", "text/plain")
                .has("etag", results.get(0).getString("etag"));
        STAGE.get("/v1/kv/d").has("content-type", "image/x").has("content-length", "3");
    }

    @Test
    void operationsOnOneKeyKeepTheirOrder() {
        String puts = IntStream.range(0, 300)
                .mapToObj(i -> "{\"op\":\"put\",\"key\":\"a\",\"value\":{\"text\":\"" + i + "\"}}")
                .collect(Collectors.joining(","));
        List<JsonObject> results = batch(puts, "{\"op\":\"get\",\"key\":\"a\"}", "{\"op\":\"delete\",\"key\":\"a\"}");
        assertEquals("299", results.get(300).getJsonObject("value").getString("text"));
        assertEquals(204, results.get(301).getInteger("status"));
        assertEquals(300, results.get(299).getInteger("version"));
    }

    @Test
    void afterAnUnknownOutcomeNothingMoreIsDoneToThatKey() {
        STAGE.workers.silentAbout = Optional.of(Bytes.utf8("a"));
        List<JsonObject> results = results(
                "/v1/batch?timeout=200ms",
                "{\"op\":\"put\",\"key\":\"a\",\"value\":{\"text\":\"1\"}}",
                "{\"op\":\"put\",\"key\":\"b\",\"value\":{\"text\":\"1\"}}",
                "{\"op\":\"put\",\"key\":\"a\",\"value\":{\"text\":\"2\"}}",
                "{\"op\":\"get\",\"key\":\"a\"}");
        assertEquals(List.of(504, 201, 503, 503), statuses(results));
        String detail = results.get(2).getJsonObject("problem").getString("detail");
        assertTrue(detail.contains("not begun"), detail);
    }

    @Test
    void anItemCanBeSentAgainUnderItsId() {
        STAGE.workers.mood = Mood.DOING_SILENTLY;
        String item = "{\"op\":\"put\",\"key\":\"a\",\"value\":{\"text\":\"1\"}%s}";
        JsonObject lost = send("/v1/batch?timeout=200ms", item.formatted(""))
                .json()
                .getJsonArray("results")
                .getJsonObject(0);
        assertEquals(504, lost.getInteger("status"));
        String detail = lost.getJsonObject("problem").getString("detail");
        assertTrue(detail.contains("\"id\": \"" + lost.getString("operation") + "\""), detail);
        STAGE.workers.mood = Mood.WELL;
        String id = ",\"id\":\"" + lost.getString("operation") + "\"";
        assertEquals(List.of(201), statuses(batch(item.formatted(id))));
        STAGE.get("/v1/kv/a").has("trivet-version", "1");
    }

    /** Who sends one relies on it, so it must not be passed over. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Idempotency-Key: 01a1fe45-b61c-78c8-b93f-3c58c44d4269",
                "If-Match: *",
                "If-None-Match: \"a\"",
            })
    void aFieldForASingleOperationRefusesTheBatch(String field) {
        int before = STAGE.workers.sends.get();
        String content = "{\"operations\": [{\"op\":\"put\",\"key\":\"a\",\"value\":{\"text\":\"1\"}}]}";
        STAGE.call("POST", "/v1/batch", content, field).problem(400, "malformed-header");
        assertEquals(before, STAGE.workers.sends.get());
    }

    @Test
    void aThousandThatAreRefusedAtOnceDoNotNest() {
        STAGE.workers.mood = Mood.AWAY;
        String get = "{\"op\":\"get\",\"key\":\"a\"}";
        JsonArray results = send("/v1/batch?timeout=100ms", (get + ",").repeat(999) + get)
                .is(200)
                .json()
                .getJsonArray("results");
        assertEquals(1_000, results.size());
    }

    /** Else a few large batches would be thousands of operations at once, and all of them late. */
    @Test
    void notAllOfALargeBatchIsBegunAtOnce() {
        STAGE.workers.mood = Mood.SILENT;
        String[] puts = IntStream.range(0, 200)
                .mapToObj("{\"op\":\"put\",\"key\":\"k%d\",\"value\":{\"text\":\"1\"}}"::formatted)
                .toArray(String[]::new);
        List<Integer> begun = statuses(results("/v1/batch?timeout=200ms", puts)).stream()
                .filter(status -> status == 504)
                .toList();
        assertTrue(begun.size() >= 64 && begun.size() < 100, "begun before the time was over: " + begun.size());
    }

    @Test
    void theValuesOfAnAnswerAreBounded() {
        STAGE.put("/v1/kv/a", "x".repeat(1_000)).is(201);
        String get = "{\"op\":\"get\",\"key\":\"a\"}";
        List<JsonObject> results = batch((get + ",").repeat(299) + get);
        assertEquals(
                200, results.stream().filter(r -> r.getInteger("status") == 200).count());
        assertEquals(
                100, results.stream().filter(r -> r.getInteger("status") == 413).count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "null",
                "{}",
                "{\"operations\":{}}",
                "{\"operations\":[]}",
                "{\"operations\":[1]}",
                "{\"operations\":[{}]}",
                "{\"operations\":[{\"op\":\"get\"}]}",
                "{\"operations\":[{\"key\":\"a\"}]}",
                "{\"operations\":[{\"op\":\"get\",\"key\":\"a\"}],\"more\":1}",
                "{\"operations\":[{\"op\":\"get\",\"key\":\"a\"}]} x",
                "{\"operations\":[{\"op\":\"get\",\"key\":\"a\"}]",
                "{\"operations\":[{\"op\":\"get\",\"key\":\"a\",\"key\":\"b\"}]}",
                "{\"operations\":[{\"op\":\"get\",\"key\":\"\"}]}",
                "{\"operations\":[{\"op\":\"get\",\"key\":5}]}",
                "{\"operations\":[{\"op\":\"get\",\"key\":\"\\ud800\"}]}",
                "{\"operations\":[{\"op\":\"get\",\"key\":\"a\",\"ttl\":\"1s\"}]}",
                "{\"operations\":[{\"op\":\"get\",\"key\":\"a\",\"if_match\":\"*\"}]}",
                "{\"operations\":[{\"op\":\"delete\",\"key\":\"a\",\"value\":{\"text\":\"\"}}]}",
                "{\"operations\":[{\"op\":\"put\",\"key\":\"a\"}]}",
                "{\"operations\":[{\"op\":\"put\",\"key\":\"a\",\"value\":\"x\"}]}",
                "{\"operations\":[{\"op\":\"put\",\"key\":\"a\",\"value\":{}}]}",
                "{\"operations\":[{\"op\":\"put\",\"key\":\"a\",\"value\":{\"json\":1}}]}",
                "{\"operations\":[{\"op\":\"put\",\"key\":\"a\",\"value\":{\"text\":\"\",\"base64\":\"\"}}]}",
                "{\"operations\":[{\"op\":\"put\",\"key\":\"a\",\"value\":{\"base64\":\"*\"}}]}",
                "{\"operations\":[{\"op\":\"put\",\"key\":\"a\",\"value\":{\"text\":\"\\udc00\"}}]}",
                "{\"operations\":[{\"op\":\"put\",\"key\":\"a\",\"value\":{\"text\":\"\"},\"ttl\":\"1\"}]}",
                "{\"operations\":[{\"op\":\"put\",\"key\":\"a\",\"value\":{\"text\":\"\"},\"type\":\"x\"}]}",
                "{\"operations\":[{\"op\":\"put\",\"key\":\"a\",\"value\":{\"text\":\"\"},\"if_match\":\"x\"}]}",
                "{\"operations\":[{\"op\":\"put\",\"key\":\"a\",\"value\":{\"text\":\"\"},\"id\":\"x\"}]}",
                "{\"operations\":[{\"op\":\"increment\",\"key\":\"a\"}]}",
            })
    void oneMalformedOperationRefusesThemAll(String content) {
        int before = STAGE.workers.sends.get();
        HttpAnswer answer = STAGE.call("POST", "/v1/batch", content).is(400);
        assertEquals("application/problem+json", answer.headers().get("content-type"));
        assertEquals(before, STAGE.workers.sends.get());
    }

    @Test
    void aThousandOperationsAreTheMost() {
        String get = "{\"op\":\"get\",\"key\":\"a\"}";
        assertEquals(1_000, batch((get + ",").repeat(999) + get).size());
        send("/v1/batch", (get + ",").repeat(1_000) + get).problem(400, "malformed-content");
        String large = "{\"op\":\"put\",\"key\":\"a\",\"value\":{\"text\":\"" + "x".repeat(1_001) + "\"}}";
        send("/v1/batch", large).problem(413, "content-too-large");
    }
}
