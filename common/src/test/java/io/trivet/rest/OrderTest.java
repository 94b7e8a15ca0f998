package io.trivet.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.WorkerSet;
import io.trivet.cluster.plan.Order;
import io.trivet.cluster.plan.OrderRefused;
import io.trivet.cluster.plan.Progress;
import io.trivet.rest.port.OrderUnknown;
import io.trivet.rest.port.RestSettings;
import io.trivet.rest.port.RestSettings.Access;
import io.trivet.rest.port.Unavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator tells the cluster to do, and what the answer says. */
class OrderTest {
    private static final Stage STAGE = new Stage();
    private static final String ID = FakeCluster.MAP.clusterId().toString();

    @AfterAll
    static void close() {
        STAGE.close();
    }

    @BeforeEach
    void reset() {
        STAGE.reset();
        STAGE.cluster.orders.clear();
        STAGE.cluster.map = Optional.of(FakeCluster.MAP);
        STAGE.cluster.answer = Future.succeededFuture(12L);
        STAGE.cluster.progress = Progress.DONE;
        STAGE.cluster.departure = Future.succeededFuture();
    }

    private static void assertGiven(Order... orders) {
        assertEquals(List.of(orders), STAGE.cluster.orders);
    }

    private static HttpAnswer recover(String content) {
        return STAGE.call("POST", "/v1/recover", content);
    }

    @Test
    void anOrderIsAnsweredByTheMapThatHoldsIt() {
        STAGE.cluster.progress = new Progress(1, 95, 0, 0);
        HttpAnswer answer = STAGE.post("/v1/workers/w2/drain").is(202).has("location", "/v1/cluster");
        assertEquals(12, answer.json().getInteger("map_version"));
        assertEquals(95, answer.json().getJsonObject("progress").getInteger("waiting"));
        assertGiven(new Order.Drain(1));
    }

    @Test
    void workersAreMeantByNameOrNumber() {
        STAGE.post("/v1/workers/1/drain?timeout=1s").is(202);
        STAGE.post("/v1/workers/w2/undrain").is(202);
        STAGE.delete("/v1/workers/w4").is(202);
        assertGiven(new Order.Drain(1), new Order.Undrain(1), new Order.Remove(3));
    }

    @Test
    void bothFacesRebalance() {
        STAGE.post("/v1/rebalance").is(202);
        STAGE.post("/rebalance").is(202);
        assertGiven(new Order.Rebalance(), new Order.Rebalance());
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/workers/w9/drain, 404, no-such-worker",
        "POST, /v1/workers/c1/drain, 404, no-such-worker",
        "POST, /v1/workers/%zz/undrain, 404, no-such-worker",
        "POST, /v1/workers//drain, 404, no-such-path",
        "POST, /v1/workers/w1/dry, 404, no-such-path",
        "DELETE, /v1/workers/w9, 404, no-such-worker",
        "GET, /v1/workers/w1/drain, 405, method-not-allowed",
        "POST, /v1/workers/w1/drain?force=true, 400, unknown-parameter",
        "POST, /v1/workers/w1/drain?timeout=1h, 400, malformed-parameter",
        "DELETE, /v1/workers/w1?force, 400, unknown-parameter",
        "POST, /v1/rebalance?timeout=x, 400, malformed-parameter",
    })
    void whatMakesNoSenseIsNotGiven(String method, String target, int status, String type) {
        STAGE.call(method, target, "").problem(status, type);
        assertGiven();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/workers/w1/drain", "/v1/rebalance", "/rebalance"})
    void whatTakesNoContentRefusesIt(String path) {
        STAGE.call("POST", path, "{}").problem(400, "malformed-content");
        assertGiven();
    }

    @Test
    void beforeTheFirstMapNobodyIsSaidNotToExist() {
        STAGE.cluster.map = Optional.empty();
        STAGE.post("/v1/workers/w1/drain").problem(503, "unavailable").has("retry-after", "1");
        recover("{\"lost\":[\"w1\"]}").problem(503, "unavailable");
    }

    @Test
    void whatMustNotBeDoneIsRefusedWithItsReason() {
        STAGE.cluster.answer = Future.failedFuture(new OrderRefused("Three workers are the least."));
        HttpAnswer answer = STAGE.delete("/v1/workers/w1").problem(409, "order-refused");
        assertEquals("Three workers are the least.", answer.json().getString("detail"));
    }

    @Test
    void whatNobodyTookWasNotDone() {
        STAGE.cluster.answer = Future.failedFuture(new Unavailable("No controller answers."));
        HttpAnswer answer =
                STAGE.post("/v1/rebalance").problem(503, "unavailable").has("retry-after", "1");
        assertEquals("not-done", answer.json().getString("outcome"));
        assertEquals(
                "No controller answers. Nothing was changed.", answer.json().getString("detail"));
    }

    @Test
    void whatMayHaveBeenDoneIsSaidToBeUnknown() {
        STAGE.cluster.answer = Future.failedFuture(new OrderUnknown("The controller did not answer in time."));
        HttpAnswer answer = STAGE.post("/v1/workers/w1/drain").problem(504, "outcome-unknown");
        assertEquals("unknown", answer.json().getString("outcome"));
        assertTrue(answer.json().getString("detail").contains("again does no harm"), answer::text);
    }

    @Test
    void aMistakeInTheServerIsNoRefusal() {
        STAGE.cluster.answer = Future.failedFuture(new IllegalStateException("of this test"));
        STAGE.post("/v1/rebalance").problem(500, "internal-error");
    }

    @Test
    void whoIsAskedToLeaveSaysWhenNothingRestsOnItAnyMore() {
        STAGE.post("/v1/leave").is(204);
        STAGE.cluster.departure = Future.failedFuture(new OrderRefused("Without this worker 3 would not be served."));
        STAGE.post("/v1/leave").problem(409, "order-refused");
        STAGE.cluster.departure = Promise.<Void>promise().future();
        STAGE.post("/v1/leave?timeout=100ms").problem(504, "outcome-unknown");
        assertGiven();
    }

    @Test
    void aConfirmedRecoveryIsGiven() {
        recover("{\"lost\":[\"w1\",\"1\",\"w1\"],\"confirm\":\"" + ID + "\"}").is(202);
        assertGiven(new Order.Recover(WorkerSet.of(0, 1)));
    }

    @Test
    void anUnconfirmedRecoveryTellsWhatItWouldCost() {
        JsonObject problem = recover("{\"lost\":[\"w1\",\"w2\"]}")
                .problem(409, "not-confirmed")
                .json();
        String detail = problem.getString("detail");
        assertTrue(detail.startsWith("Without w1, w2 the survivors"), detail);
        assertTrue(detail.contains("of 8 partitions 4 have too few survivors"), detail);
        assertTrue(detail.contains("the last changes of the map"), detail);
        assertFalse(detail.contains("have none"), detail);
        assertTrue(detail.contains("\"confirm\": \"" + ID + "\""), detail);
        assertEquals(ID, problem.getString("confirm"));
        recover("{\"lost\":[\"w1\",\"w2\"],\"confirm\":\"yes\"}").problem(409, "not-confirmed");
        assertGiven();
    }

    @Test
    void aRecoveryTellsWhatHasNoSurvivorAtAll() {
        String detail = recover("{\"lost\":[\"w1\",\"w2\",\"w3\"]}").json().getString("detail");
        assertTrue(detail.contains("6 have too few survivors"), detail);
        assertTrue(detail.contains("2 have none, and all their keys are given up"), detail);
        detail = recover("{\"lost\":[\"w4\"]}").json().getString("detail");
        assertTrue(detail.contains("every partition still has a quorum"), detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"lost\":[]}",
                "{\"lost\":\"w1\"}",
                "{\"lost\":[1]}",
                "{\"lost\":[\"w1\"],\"lost\":[\"w2\"]}",
                "{\"lost\":[\"w1\"],\"confirm\":true}",
                "{\"lost\":[\"w1\"],\"force\":true}",
                "{\"lost\":[\"w1\"]} x"
            })
    void aRecoveryThatCannotBeReadIsRefused(String content) {
        recover(content).problem(400, "malformed-content");
        assertGiven();
    }

    @Test
    void onlyWorkersThatTheMapKnowsCanBeLost() {
        recover("{\"lost\":[\"w1\",\"w9\"],\"confirm\":\"" + ID + "\"}").problem(404, "no-such-worker");
        assertGiven();
    }

    @Test
    void pagesOfOtherOriginsMayGiveNone() {
        STAGE.post("/v1/workers/w1/drain", "Origin: http://evil.example").problem(403, "foreign-origin");
        STAGE.delete("/v1/workers/w1", "Origin: http://evil.example").problem(403, "foreign-origin");
        STAGE.post("/v1/rebalance", "Origin: null").problem(403, "foreign-origin");
        assertGiven();
    }

    @Test
    void aTokenIsAskedForWhereOneIsSet() {
        RestSettings locked = RestSettings.DEFAULTS.with(new Access(Optional.of("s3cret"), List.of()));
        try (Stage stage = new Stage(locked)) {
            stage.post("/v1/rebalance").problem(401, "unauthenticated");
            stage.delete("/v1/workers/w1").problem(401, "unauthenticated");
            stage.post("/v1/rebalance", "Authorization: Bearer s3cret").is(202);
        }
    }
}
