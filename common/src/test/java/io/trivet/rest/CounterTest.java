package io.trivet.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counting, and time to live. */
class CounterTest {
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
    void countsAndAnswersTheNewValue() {
        STAGE.post("/v1/kv/n?increment=5").is(201).says("5").has("content-type", "text/plain; charset=utf-8");
        STAGE.post("/v1/kv/n?increment=-7").is(200).says("-2").has("trivet-version", "2");
        STAGE.post("/v1/kv/n?increment").is(200).says("-1");
        STAGE.get("/v1/kv/n").says("-1");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/kv/n/increment, n, 1",
        "/v1/kv/n/increment?by=3, n, 3",
        "/v1/kv/n%2Fm/increment?by=3, n%2Fm, 3",
        "/v1/kv/n/increment?increment=4, n/increment, 4",
        "/v1/kv/n/m/increment?increment=4, n/m/increment, 4",
        "/v1/kv/increment/increment, increment, 1",
    })
    void theShortFormIsForKeysWithoutASlash(String path, String key, String value) {
        STAGE.post(path).is(201).says(value);
        STAGE.get("/v1/kv/" + key).says(value);
        assertEquals(1, STAGE.workers.states.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/kv/n",
                "/v1/kv/n?increment=x",
                "/v1/kv/n?increment=1.5",
                "/v1/kv/n?increment=9223372036854775808",
                "/v1/kv/n?increment=%D9%A1",
                "/v1/kv/n?increment=1&touch&ttl=1s",
                "/v1/kv/n?increment=1&ttl=1s",
                "/v1/kv/n?touch",
                "/v1/kv/n?touch&ttl=0s",
                "/v1/kv/n/increment?by=x",
                "/v1/kv/n/increment?ttl=1s",
                "/v1/kv/n/m/increment",
                "/v1/kv/n?increment=1&acks=none",
            })
    void whatIsNotClearIsRefused(String path) {
        assertEquals(400, STAGE.post(path).status());
        assertTrue(STAGE.workers.states.isEmpty());
    }

    @Test
    void whatIsNoNumberIsAConflict() {
        STAGE.put("/v1/kv/n", "five").is(201);
        STAGE.post("/v1/kv/n?increment=1").problem(409, "not-a-number").has("trivet-version", "1");
        STAGE.put("/v1/kv/n", "9223372036854775807").is(200);
        STAGE.post("/v1/kv/n?increment=1").problem(409, "not-a-number");
        STAGE.get("/v1/kv/n").says("9223372036854775807");
    }

    @Test
    void contentIsNotTaken() {
        STAGE.call("POST", "/v1/kv/n?increment=1", "5").problem(400, "malformed-content");
        STAGE.call("DELETE", "/v1/kv/n", "5").problem(400, "malformed-content");
        STAGE.call("GET", "/v1/kv/n", "5").problem(400, "malformed-content");
    }

    @Test
    void aValueLivesAsLongAsItWasGiven() {
        STAGE.put("/v1/kv/a?ttl=60s", "1").is(201);
        Instant expiry = Instant.parse(STAGE.get("/v1/kv/a").is(200).headers().get("trivet-expires-at"));
        assertTrue(Math.abs(expiry.toEpochMilli() - System.currentTimeMillis() - 60_000) < 30_000);
        STAGE.workers.clockAhead.set(61_000);
        STAGE.get("/v1/kv/a").is(404);
        STAGE.get("/v1/kv/a?consistency=local").is(404);
        assertEquals(0, STAGE.get("/v1/kv").json().getJsonArray("keys").size());
    }

    @Test
    void aPutWithoutATimeToLiveClearsItAndCountingKeepsIt() {
        STAGE.put("/v1/kv/a?ttl=60s", "1").is(201);
        STAGE.post("/v1/kv/a?increment=1").is(200);
        assertTrue(STAGE.get("/v1/kv/a").header("trivet-expires-at").isPresent());
        STAGE.put("/v1/kv/a", "1").is(200);
        STAGE.get("/v1/kv/a").hasNo("trivet-expires-at");
    }

    @Test
    void touchingGivesMoreTime() {
        STAGE.put("/v1/kv/a?ttl=60s", "1").is(201);
        STAGE.post("/v1/kv/a?touch&ttl=2h").is(200).has("trivet-version", "2");
        STAGE.workers.clockAhead.set(3_600_000);
        STAGE.get("/v1/kv/a").is(200).says("1");
        STAGE.post("/v1/kv/b?touch&ttl=2h").problem(404, "no-such-key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"60", "60 s", "-1s", "1.5s", "0s", "s", "", "1w", "1S", "36501d", "999999999999999d", "%2B1s"})
    void whatIsNoTimeToLiveMakesNoEternalKey(String ttl) {
        STAGE.put("/v1/kv/a?ttl=" + ttl.replace(" ", "%20"), "1").problem(400, "malformed-parameter");
        assertTrue(STAGE.workers.states.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1ms", "1s", "1m", "1h", "1d", "36500d"})
    void everyUnitIsTaken(String ttl) {
        STAGE.put("/v1/kv/a?ttl=" + ttl, "1").is(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99ms", "31s", "1", "1m", "x"})
    void timeoutsHaveBounds(String timeout) {
        STAGE.put("/v1/kv/a?timeout=" + timeout, "1").problem(400, "malformed-parameter");
        String detail = STAGE.get("/v1/kv/a?timeout=" + timeout)
                .problem(400, "malformed-parameter")
                .json()
                .getString("detail");
        assertTrue(detail.contains("such as 2s, between 100ms and 30s"), detail);
    }
}
