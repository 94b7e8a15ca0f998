package io.trivet.rest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads at each consistency. */
class ReadTest {
    private static final Stage STAGE = new Stage();
    private String etag;

    @AfterAll
    static void close() {
        STAGE.close();
    }

    @BeforeEach
    void store() {
        STAGE.reset();
        STAGE.cluster.self = FakeCluster.worker(0);
        etag = STAGE.put("/v1/kv/a", "1").is(201).etag();
    }

    @ParameterizedTest
    @CsvSource({"linearizable, linearizable", "session, session", "causal, session", "local, local"})
    void everyConsistencyIsNamedInTheAnswer(String asked, String answered) {
        STAGE.get("/v1/kv/a?consistency=" + asked)
                .is(200)
                .says("1")
                .has("trivet-consistency", answered)
                .has("etag", etag);
    }

    @Test
    void theLastEtagSeenMayBeNamed() {
        STAGE.get("/v1/kv/a?consistency=session", "Trivet-Seen: " + etag).is(200);
        STAGE.get("/v1/kv/a?consistency=session", "Trivet-Seen: abc").problem(400, "malformed-header");
        STAGE.get("/v1/kv/a?consistency=session", "Trivet-Seen: \"abc\"").problem(400, "malformed-header");
    }

    @Test
    void aLocalReadShowsWhatOneWorkerStores() {
        STAGE.get("/v1/kv/a?consistency=local")
                .is(200)
                .has("trivet-replica", "w1")
                .hasNo("trivet-operation");
        STAGE.get("/v1/kv/a?consistency=local&worker=w2").is(200).has("trivet-replica", "w2");
        STAGE.get("/v1/kv/a?consistency=local&worker=1").is(200).has("trivet-replica", "w2");
        STAGE.get("/v1/kv/a?consistency=local&worker=w4")
                .problem(404, "no-such-key")
                .has("trivet-replica", "w4");
        STAGE.get("/v1/kv/a?consistency=local&worker=w3")
                .problem(503, "unavailable")
                .has("retry-after", "1");
        STAGE.get("/v1/kv/a?consistency=local&worker=w9").problem(404, "no-such-worker");
        STAGE.get("/v1/kv/a?consistency=local", "If-None-Match: " + etag).is(304);
    }

    @Test
    void aControllerHasToBeToldWhoseStoreIsMeant() {
        STAGE.cluster.self = FakeCluster.controller();
        HttpAnswer answer = STAGE.get("/v1/kv/a?consistency=local").problem(400, "malformed-parameter");
        assertTrue(answer.json().getString("detail").contains("worker=w1"));
        STAGE.get("/v1/kv/a?consistency=local&worker=w1").is(200);
        STAGE.get("/keys").problem(400, "malformed-parameter");
        STAGE.get("/keys?worker=w1").is(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "consistency=eventual",
                "consistency=",
                "consistency=LOCAL",
                "worker=w1",
                "consistency=session&worker=w1"
            })
    void whatIsNotClearIsRefused(String query) {
        STAGE.get("/v1/kv/a?" + query).problem(400, "malformed-parameter");
    }
}
