package io.trivet.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.gateway.Result;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.OperationId;
import io.trivet.rest.port.Listing.Query;
import io.trivet.rest.port.Operations;
import io.trivet.rest.port.Page;
import io.trivet.rest.port.Unavailable;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ListerTest {
    private static final long LIMIT = 10_000;

    private final Gate gate = new Gate();

    private Future<Page> list() {
        return list(submission ->
                Future.succeededFuture(new Result.DidNotHappen(OperationId.NONE, Result.Reason.DEADLINE)));
    }

    private Future<Page> list(Operations reads) {
        LeaderSearch search = new LeaderSearch(reads);
        Lister lister = new Lister(gate.desk, gate.here.time(), gate.cluster, gate.directory, search);
        return lister.page(new Query(Bytes.EMPTY, Bytes.EMPTY, 100, false, 1 << 20, LIMIT));
    }

    private static List<String> keys(Future<Page> page) {
        return page.result().items().stream()
                .map(item -> new String(item.key().array()))
                .toList();
    }

    @Test
    void eachLaneIsAskedOnceForAllItsPartitions() {
        gate.leadAll();
        gate.lanes.get(0).store("b", 1);
        gate.lanes.get(1).store("a", 1);
        Future<Page> page = list();
        gate.street.pass(10);
        assertEquals(List.of("a", "b"), keys(page));
        gate.lanes.forEach(lane -> assertEquals(1, lane.asked.size()));
    }

    @Test
    void whatHasNoVerifiedLeaderYetIsAskedForAgain() {
        gate.leadAll();
        gate.lanes.get(2).store("late", 1);
        gate.lanes.get(2).verified.clear();
        Future<Page> page = list();
        gate.street.pass(500);
        assertFalse(page.isComplete());
        gate.leadAll();
        gate.street.pass(200);
        assertEquals(List.of("late"), keys(page));
        assertEquals(1, gate.lanes.get(0).asked.size());
    }

    @Test
    void aLeaderThatFreezesIsNotWaitedForUntilTheEnd() {
        gate.leadAll();
        gate.workers.get(0).freeze(60_000);
        Future<Page> page = list();
        gate.street.pass(2_500);
        gate.lanes.get(1).verified.addAll(gate.lanes.get(0).verified);
        gate.lanes.get(1).store("taken over", 1);
        gate.street.pass(2_500);
        assertTrue(page.succeeded());
        assertEquals(List.of("taken over"), keys(page));
    }

    @Test
    void aLeaderThatFreezesIsTakenOverFrom() {
        gate.leadAll();
        gate.workers.get(0).freeze(60_000);
        gate.lanes.get(1).store("taken over", 1);
        Future<Page> page = list(read -> {
            gate.lanes.get(1).verified.add(gate.map.partitionOf(read.key().array()));
            return Future.succeededFuture(new Result.Found(OperationId.NONE, 1, Optional.empty()));
        });
        gate.street.pass(LIMIT / 10);
        assertEquals(List.of("taken over"), keys(page));
        assertEquals(1, gate.lanes.get(2).asked.size());
    }

    @Test
    void aListWithAHoleIsNoList() {
        gate.leadAll();
        gate.lanes.get(1).verified.clear();
        Future<Page> page = list();
        gate.street.pass(LIMIT);
        assertEquals(
                "2 of the partitions have no leader that can list them yet.",
                assertInstanceOf(Unavailable.class, page.cause()).getMessage());
    }
}
