package io.trivet.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.WorkerSet;
import io.trivet.register.row.OperationId;
import io.trivet.rest.MemoryWorkers.Mood;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client is told when it is not simply done, and what its retry does then. */
class OutcomeTest {
    private static final Stage STAGE = new Stage();

    @AfterAll
    static void close() {
        STAGE.close();
    }

    @BeforeEach
    void reset() {
        STAGE.reset();
        STAGE.ports.holders = WorkerSet.of(0, 1, 2, 3);
        STAGE.ports.mistake = Optional.empty();
    }

    private static String id(long millisAgo) {
        return OperationId.of(System.currentTimeMillis() - millisAgo, 1, millisAgo)
                .toString();
    }

    @Test
    void aWriteThatNobodyAnsweredForIsUnknownAndItsRetryFindsOut() {
        STAGE.workers.mood = Mood.DOING_SILENTLY;
        HttpAnswer lost = STAGE.post("/v1/kv/n?increment=1&timeout=300ms").problem(504, "outcome-unknown");
        assertEquals("unknown", lost.json().getString("outcome"));
        assertTrue(lost.json().getString("detail").contains("Idempotency-Key: " + lost.operation()));
        STAGE.workers.mood = Mood.WELL;
        HttpAnswer retried = STAGE.post("/v1/kv/n?increment=1", "Idempotency-Key: " + lost.operation());
        retried.is(201).says("1").has("trivet-operation", lost.operation());
        STAGE.get("/v1/kv/n").says("1");
    }

    @Test
    void aReadIsNeverUnknown() {
        STAGE.workers.mood = Mood.SILENT;
        HttpAnswer answer = STAGE.get("/v1/kv/n?timeout=200ms").problem(503, "unavailable");
        answer.has("retry-after", "1");
        assertEquals("not-done", answer.json().getString("outcome"));
        assertFalse(answer.operation().isEmpty());
    }

    @Test
    void aWriteThatReachedNobodyWasNotDone() {
        STAGE.workers.mood = Mood.AWAY;
        HttpAnswer answer = STAGE.put("/v1/kv/a?timeout=200ms", "1").problem(503, "unavailable");
        answer.has("retry-after", "1");
        assertEquals("not-done", answer.json().getString("outcome"));
        assertTrue(answer.json().getString("detail").contains("nothing was written"));
    }

    /** Another node could do it at once. */
    @Test
    void aNodeThatHasJustStartedLetsNobodyWait() {
        STAGE.workers.mood = Mood.SILENT;
        STAGE.cluster.map = Optional.empty();
        STAGE.put("/v1/kv/a?timeout=30s", "1").problem(503, "unavailable").has("retry-after", "1");
        STAGE.get("/v1/kv/a?timeout=30s").problem(503, "unavailable").has("retry-after", "1");
        STAGE.cluster.map = Optional.of(FakeCluster.MAP);
    }

    @Test
    void aWriteThatNobodyHasTimeForIsOverload() {
        STAGE.workers.mood = Mood.OVERLOADED;
        STAGE.put("/v1/kv/a?timeout=200ms", "1").problem(503, "overloaded").has("retry-after", "1");
        STAGE.get("/v1/kv/a?timeout=200ms").problem(503, "overloaded");
    }

    @Test
    void everyAnswerOfAWorkerNamesItsOperation() {
        for (HttpAnswer answer : new HttpAnswer[] {
            STAGE.put("/v1/kv/a", "1"),
            STAGE.get("/v1/kv/a"),
            STAGE.get("/v1/kv/b"),
            STAGE.put("/v1/kv/a", "1", "If-None-Match: *"),
            STAGE.delete("/v1/kv/b"),
        }) {
            assertEquals(7, UUID.fromString(answer.operation()).version());
        }
    }

    @Test
    void theSameRequestUnderTheSameIdIsDoneOnce() {
        String key = "Idempotency-Key: " + id(0);
        HttpAnswer first = STAGE.post("/v1/kv/n?increment=2", key).is(201).says("2");
        STAGE.post("/v1/kv/n?increment=2&timeout=1s", key).is(201).says("2").has("etag", first.etag());
        STAGE.post("/v1/kv/n?increment=2", key.replace(": ", ": \"") + "\"")
                .is(201)
                .says("2");
        STAGE.get("/v1/kv/n").says("2");
    }

    @Test
    void anotherRequestUnderTheSameIdIsRefused() {
        String key = "Idempotency-Key: " + id(0);
        STAGE.put("/v1/kv/a", "1", key, "Content-Type: text/plain").is(201);
        STAGE.put("/v1/kv/a", "2", key, "Content-Type: text/plain").problem(422, "operation-id-reused");
        STAGE.put("/v1/kv/a", "1", key, "Content-Type: text/css").problem(422, "operation-id-reused");
        STAGE.put("/v1/kv/a?ttl=1h", "1", key, "Content-Type: text/plain").problem(422, "operation-id-reused");
        STAGE.put("/v1/kv/a", "1", key, "Content-Type: text/plain", "If-Match: *")
                .is(422);
        STAGE.delete("/v1/kv/a", key).problem(422, "operation-id-reused");
        STAGE.get("/v1/kv/a").says("1").has("trivet-version", "1");
    }

    @Test
    void aRetryFindsWhatAnotherFaceHasDone() {
        String key = "Idempotency-Key: " + id(0);
        STAGE.put("/kv/a", "{\"value\":\"x\"}", key).is(201);
        STAGE.put("/v1/kv/a", "x", key, "Content-Type: text/plain").is(201);
        STAGE.put("/api/kv/a", "x", key).is(201);
        STAGE.get("/v1/kv/a").has("trivet-version", "1");
    }

    @Test
    void aRefusalUnderAnIdStaysARefusal() {
        String key = "Idempotency-Key: " + id(0);
        STAGE.put("/v1/kv/a", "1", key, "If-Match: *").is(412);
        STAGE.put("/v1/kv/a", "2").is(201);
        STAGE.put("/v1/kv/a", "1", key, "If-Match: *").is(412);
        STAGE.get("/v1/kv/a").says("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "",
                "0190163d-8694-739b-aea5-966c26f8ad9",
                "0190163d8694739baea5966c26f8ad91",
                "f81d4fae-7dec-41d0-8765-00a0c91e6bf6",
                "0190163d-8694-739b-2ea5-966c26f8ad91",
                "0190163g-8694-739b-aea5-966c26f8ad91",
                "{0190163d-8694-739b-aea5-966c26f8ad91}",
            })
    void whatIsNoUuidOfVersion7IsRefused(String id) {
        HttpAnswer answer = STAGE.put("/v1/kv/a", "1", "Idempotency-Key: " + id).problem(400, "malformed-operation-id");
        assertTrue(answer.json().getString("detail").contains("version 7"));
    }

    @Test
    void idsHaveToBeOfThisMinute() {
        STAGE.put("/v1/kv/a", "1", "Idempotency-Key: " + id(40_000)).problem(400, "operation-id-too-old");
        STAGE.put("/v1/kv/a", "1", "Idempotency-Key: " + id(-90_000)).problem(400, "operation-id-from-the-future");
        STAGE.put("/v1/kv/a", "1", "Idempotency-Key: " + id(20_000)).is(201);
        STAGE.put("/v1/kv/a", "1", "Idempotency-Key: " + id(0), "Idempotency-Key: " + id(1))
                .is(400);
    }

    @Test
    void allReplicasAreWaitedForWhenThatIsAsked() {
        STAGE.put("/v1/kv/a?acks=all", "1").is(201).has("trivet-replicas", "3/3");
        STAGE.ports.holders = WorkerSet.of(0, 1, 2, 3).minus(WorkerSet.of(replica("a")));
        STAGE.put("/v1/kv/a?acks=all", "2").is(200).has("trivet-replicas", "2/3");
        STAGE.post("/v1/kv/n?increment=1&acks=all").is(201);
        STAGE.put("/v1/kv/a", "3").is(200).hasNo("trivet-replicas");
        STAGE.put("/v1/kv/a?acks=2", "3").problem(400, "malformed-parameter");
        STAGE.delete("/v1/kv/a?acks=all").problem(400, "unknown-parameter");
    }

    @Test
    void aMistakeIsNotTheClients() {
        STAGE.ports.mistake = Optional.of(new IllegalStateException("made by a test"));
        HttpAnswer answer = STAGE.get("/v1/kv").problem(500, "internal-error");
        assertEquals("unknown", answer.json().getString("outcome"));
        assertFalse(answer.text().contains("made by a test"));
        STAGE.put("/v1/kv/a?acks=all", "1").is(201).has("trivet-replicas", "0/3");
        STAGE.put("/kv/a", "{\"value\":1}").is(200);
    }

    private static int replica(String key) {
        String name = STAGE.get("/v1/mapping?key=" + key).json().getString("primary");
        return Integer.parseInt(name.substring(1)) - 1;
    }
}
