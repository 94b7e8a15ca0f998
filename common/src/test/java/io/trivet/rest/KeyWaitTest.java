package io.trivet.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.rest.port.RestSettings;
import io.trivet.rest.port.RestSettings.Load;
import io.trivet.rest.port.WatchSettings;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code GET /v1/kv/{key}?wait=}: the answer that is held back while it would say nothing new. */
class KeyWaitTest {
    /** Only one request at a time may be under way. */
    private static final Stage STAGE = new Stage(
            new RestSettings(
                    RestSettings.Sizes.DEFAULTS,
                    new Load(1, 64 << 20, 100),
                    RestSettings.Times.DEFAULTS,
                    RestSettings.Access.DEFAULTS),
            WatchSettings.DEFAULTS);

    @AfterAll
    static void close() {
        STAGE.close();
    }

    @AfterEach
    void reset() {
        STAGE.reset();
        Stage.awaitThat(() -> STAGE.hub().watchers() == 0);
    }

    private static String etag() {
        return STAGE.put("/v1/kv/a", "1").header("etag").orElseThrow();
    }

    /** One who waits, on a connection of its own, and is seen to. */
    private static RawHttp waiting(String target, String... headers) {
        RawHttp client = STAGE.connect().send(Stage.request("GET", target, new byte[0], headers));
        Stage.awaitThat(() -> STAGE.hub().watchers() == 1);
        return client;
    }

    private static void assertAnswers(RawHttp client, String value) {
        try (client) {
            HttpAnswer answer = client.read().is(200);
            assertEquals(value, new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void itIsAnsweredWhenTheValueIsAnother() {
        RawHttp client = waiting("/v1/kv/a?wait=20s", "If-None-Match: " + etag());
        STAGE.put("/v1/kv/ab", "of another key").is(201);
        STAGE.put("/v1/kv/a", "2").is(200);
        assertAnswers(client, "2");
    }

    @Test
    void itIsAnsweredAtOnceWhenItIsAnotherAlready() {
        String old = etag();
        STAGE.put("/v1/kv/a", "2");
        STAGE.get("/v1/kv/a?wait=20s", "If-None-Match: " + old).is(200);
    }

    @Test
    void whoHasSeenNothingWaitsForTheFirst() {
        RawHttp client = waiting("/v1/kv/a?wait=20s");
        STAGE.put("/v1/kv/a", "1").is(201);
        assertAnswers(client, "1");
    }

    @Test
    void whoHasSeenAValueIsToldThatItIsGone() {
        String old = etag();
        try (RawHttp client = waiting("/v1/kv/a?wait=20s", "If-None-Match: " + old)) {
            STAGE.delete("/v1/kv/a").is(204);
            client.read().is(404);
        }
        STAGE.get("/v1/kv/a?wait=20s", "If-None-Match: " + old).is(404);
    }

    @Test
    void whenTheTimeIsOverThereIsNothingNew() {
        STAGE.get("/v1/kv/a?wait=100ms").is(404);
        String etag = etag();
        STAGE.get("/v1/kv/a?wait=100ms", "If-None-Match: " + etag).is(304);
        STAGE.head("/v1/kv/a?wait=100ms", "If-None-Match: " + etag).is(304);
    }

    @Test
    void whatWasMissedIsLookedFor() {
        RawHttp client = waiting("/v1/kv/a?wait=20s", "If-None-Match: " + etag());
        STAGE.workers.onChange = (key, row) -> {};
        try {
            STAGE.put("/v1/kv/a", "2").is(200);
            STAGE.run(STAGE.leaders::forget);
            assertAnswers(client, "2");
        } finally {
            STAGE.workers.onChange = STAGE.leaders::changed;
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        STAGE.get("/v1/kv/a?wait=31s").problem(400, "malformed-parameter");
        STAGE.get("/v1/kv/a?wait=1s&consistency=local").problem(400, "malformed-parameter");
    }
}
