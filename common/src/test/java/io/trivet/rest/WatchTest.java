package io.trivet.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.rest.port.RestSettings;
import io.trivet.rest.port.WatchSettings;
import io.trivet.watch.hub.SomeIds;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code GET /v1/watch}: what is in the stream, and how it is taken up again. */
class WatchTest {
    private static final Stage STAGE = new Stage(RestSettings.DEFAULTS, new WatchSettings(3, 64 << 10, 300));

    @AfterAll
    static void close() {
        STAGE.close();
    }

    @AfterEach
    void reset() {
        STAGE.reset();
        Stage.awaitThat(() -> STAGE.hub().watchers() == 0);
    }

    private static EventClient ready(String target, String... headers) {
        EventClient client = STAGE.watch(target, headers);
        assertEquals("event: ready\ndata: {\"resumed\":false}", client.until("event: ready"));
        return client;
    }

    private static JsonObject data(String block, String event) {
        assertTrue(block.startsWith("event: " + event + "\ndata: {"), block);
        return new JsonObject(block.substring(block.indexOf("data: ") + 6));
    }

    private static JsonObject put(EventClient client) {
        return data(client.next().orElseThrow(), "put");
    }

    @Test
    void aChangeIsToldAsTheKeyIsListed() {
        try (EventClient client = ready("/v1/watch")) {
            assertEquals("text/event-stream", client.header("Content-Type"));
            assertEquals("no-store", client.header("Cache-Control"));
            HttpAnswer written = STAGE.put("/v1/kv/a%20b?ttl=1h", "hello", "Content-Type: text/plain");
            JsonObject told = put(client);
            JsonObject listed = new JsonObject(STAGE.get("/v1/kv").text())
                    .getJsonArray("keys")
                    .getJsonObject(0);
            assertEquals(listed, told);
            assertEquals(written.header("etag").orElseThrow(), told.getString("etag"));
        }
    }

    @Test
    void aDeletedKeyIsGone() {
        STAGE.put("/v1/kv/a", "1");
        try (EventClient client = ready("/v1/watch")) {
            STAGE.delete("/v1/kv/a").is(204);
            JsonObject gone = data(client.next().orElseThrow(), "delete");
            assertEquals("a", gone.getString("key"));
            assertEquals(Set.of("key", "modified_at"), gone.fieldNames());
        }
    }

    @Test
    void onlyThePrefixIsToldAndValuesWhereTheyAreWanted() {
        try (EventClient all = ready("/v1/watch");
                EventClient some = ready("/v1/watch?prefix=b%2F&values=true")) {
            STAGE.put("/v1/kv/a", "1");
            STAGE.put("/v1/kv/b/c", "2");
            STAGE.call("PUT", "/v1/kv/b/d", "\u0000\u0001");
            assertEquals("a", put(all).getString("key"));
            assertEquals(null, put(all).getJsonObject("value"));
            assertEquals(new JsonObject().put("text", "2"), put(some).getJsonObject("value"));
            assertEquals("b/d", put(some).getString("key"));
        }
    }

    @Test
    void aStreamIsTakenUpWhereItEnded() {
        String id;
        try (EventClient client = ready("/v1/watch")) {
            STAGE.put("/v1/kv/a", "1");
            assertEquals("a", put(client).getString("key"));
            id = client.nextId();
        }
        STAGE.put("/v1/kv/b", "2");
        STAGE.delete("/v1/kv/a");
        assertResumes(STAGE.watch("/v1/watch", "Last-Event-ID: " + id));
        assertResumes(STAGE.watch("/v1/watch?since=" + id));
    }

    private static void assertResumes(EventClient client) {
        try (client) {
            Set<String> missed =
                    Set.of(client.next().orElseThrow(), client.next().orElseThrow());
            assertTrue(missed.stream().anyMatch(block -> block.startsWith("event: put\ndata: {\"key\":\"b\"")));
            assertTrue(missed.stream().anyMatch(block -> block.startsWith("event: delete\ndata: {\"key\":\"a\"")));
            assertEquals("event: ready\ndata: {\"resumed\":true}", client.next().orElseThrow());
        }
    }

    @Test
    void whatCannotBeToldAnyMoreIsAReset() {
        String id;
        try (EventClient client = ready("/v1/watch")) {
            id = client.lastId();
            STAGE.run(STAGE.leaders::forget);
            JsonObject reset = data(client.next().orElseThrow(), "reset");
            assertTrue(reset.getString("why").contains("list"), reset::encode);
            STAGE.put("/v1/kv/a", "1");
            assertEquals("a", put(client).getString("key"), "the stream goes on");
        }
        assertReset(id);
    }

    private static void assertReset(String id) {
        try (EventClient client = STAGE.watch("/v1/watch", "Last-Event-ID: " + id)) {
            data(client.next().orElseThrow(), "reset");
            assertEquals(
                    "event: ready\ndata: {\"resumed\":false}", client.next().orElseThrow());
        }
    }

    @Test
    void anIdOfAnotherClusterIsAReset() {
        assertReset(SomeIds.ofOnePartition());
    }

    @Test
    void whatIsNoIdIsRefused() {
        STAGE.get("/v1/watch", "Last-Event-ID: 17").problem(400, "malformed-parameter");
        STAGE.get("/v1/watch?since=AAAA").problem(400, "malformed-parameter");
        STAGE.get("/v1/watch?values=perhaps").problem(400, "malformed-parameter");
        STAGE.get("/v1/watch?prefx=a").problem(400, "unknown-parameter");
    }

    @Test
    void oneTooManyIsTurnedAway() {
        try (EventClient a = ready("/v1/watch");
                EventClient b = ready("/v1/watch");
                EventClient c = ready("/v1/watch")) {
            STAGE.get("/v1/watch").problem(503, "overloaded");
            STAGE.get("/v1/kv/a?wait=100ms").problem(503, "overloaded");
            STAGE.put("/v1/kv/a", "1");
            for (EventClient each : new EventClient[] {a, b, c}) {
                assertEquals("a", put(each).getString("key"));
            }
        }
    }

    @Test
    void withoutAMapNobodyWatches() {
        STAGE.leaders.map = Optional.empty();
        try {
            STAGE.get("/v1/watch").is(503);
        } finally {
            STAGE.leaders.map = Optional.of(FakeCluster.MAP);
        }
    }

    @Test
    void aSilentStreamGivesSignsOfLife() {
        try (EventClient client = ready("/v1/watch")) {
            assertEquals(": alive", client.until(":"));
        }
    }

    @Test
    void theHeaderAloneSubscribesNobody() {
        STAGE.head("/v1/watch").is(200).has("content-type", "text/event-stream");
    }

    @Test
    void whoReadsSlowlyIsCutOffAndNobodyElse() {
        String value = "x".repeat(60_000);
        try (EventClient slow = ready("/v1/watch?values=true");
                EventClient quick = ready("/v1/watch")) {
            int written = 0;
            while (STAGE.hub().watchers() == 2) {
                STAGE.put("/v1/kv/k" + written, value).is(201);
                assertEquals("k" + written, put(quick).getString("key"));
                written++;
            }
            int told = 0;
            String block = slow.next().orElseThrow();
            for (; block.startsWith("event: put"); block = slow.next().orElseThrow()) {
                assertEquals("k" + told++, data(block, "put").getString("key"), "without a hole");
            }
            assertEquals("slow", data(block, "end").getString("reason"));
            assertEquals(Optional.empty(), slow.next());
            assertTrue(told < written, "the rest was dropped");
            try (EventClient again = STAGE.watch("/v1/watch", "Last-Event-ID: " + slow.lastId())) {
                again.until("event: ready\ndata: {\"resumed\":true}");
            }
        }
    }

    @Test
    void whoStopsSaysSo() {
        try (Stage stopping = new Stage()) {
            EventClient client = stopping.watch("/v1/watch");
            client.until("event: ready");
            stopping.run(stopping.hub()::close);
            assertEquals("stopping", data(client.next().orElseThrow(), "end").getString("reason"));
            assertEquals(Optional.empty(), client.next());
        }
    }
}
