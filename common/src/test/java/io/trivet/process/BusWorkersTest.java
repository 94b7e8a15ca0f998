package io.trivet.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.trivet.bus.NoAnswer;
import io.trivet.bus.Response;
import io.trivet.cluster.ClusterMap;
import io.trivet.gateway.NeverSent;
import io.trivet.register.message.Perform;
import io.trivet.register.message.Performed;
import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.register.row.Operation;
import io.trivet.register.row.OperationId;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BusWorkersTest {
    private final Gate gate = new Gate();
    private final BusWorkers workers = new BusWorkers(gate.desk, gate.here.time(), gate.directory, 500);

    private Future<Performed> perform(int worker, long millisLeft) {
        Operation read = new Operation(
                OperationId.NONE, Bytes.utf8("key"), new Action.Get(), Condition.NONE, 0, 1, OperationId.NONE);
        return workers.perform(
                worker, new Perform(0, read, false, false, gate.here.time().now() + millisLeft, 1));
    }

    @Test
    void toWhomNobodyKnowsTheWayNothingWasSent() {
        assertInstanceOf(NeverSent.class, perform(9, 1_000).cause());
    }

    @Test
    void withoutASessionNothingWasSent() {
        gate.here.leave();
        Future<Performed> performed = perform(1, 1_000);
        gate.street.pass(10);
        assertInstanceOf(NeverSent.class, performed.cause());
    }

    @Test
    void anOperationWhoseTimeIsOverIsNotSent() {
        assertInstanceOf(NeverSent.class, perform(1, 0).cause());
    }

    @Test
    void silenceLeavesTheOutcomeOpenAndLastsALittleBeyondTheDeadline() {
        gate.workers.get(1).freeze(60_000);
        Future<Performed> performed = perform(1, 1_000);
        gate.street.pass(1_900);
        assertFalse(performed.isComplete());
        gate.street.pass(200);
        assertInstanceOf(NoAnswer.class, performed.cause());
    }

    @Test
    void theNewestMapComesFromWhoSaysThatItHasIt() {
        gate.workers
                .get(2)
                .seat("desk", (from, question) -> Future.succeededFuture(new Response.Map(Optional.of(gate.map))));
        gate.street.pass(2_001);
        gate.here.roster().heard(Samples.worker(gate.workers.get(2), 2, 1, 9, Map.of()));
        Future<ClusterMap> map = workers.newestMap();
        gate.street.pass(10);
        assertEquals(gate.map, map.result());
    }
}
