package io.trivet.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.bus.Question;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Row;
import io.trivet.rest.port.Page;
import io.trivet.rest.port.Unavailable;
import io.vertx.core.Future;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BusStoresTest {
    private static final Bytes KEY = Bytes.utf8("key");
    private static final long LIMIT = 5_000;

    private final Gate gate = new Gate();
    private final BusStores stores = new BusStores(gate.desk, gate.here.time(), gate.cluster, gate.directory);

    private Future<WorkerSet> holders(long step, int enough) {
        return stores.holders(KEY, Samples.stamp(step), enough, LIMIT);
    }

    @Test
    void aWorkersOwnRowIsReadAtTheLaneOfItsPartition() {
        gate.lanes.get(1).store("key", 4);
        Future<Optional<Row>> row = stores.row(1, KEY, LIMIT);
        gate.street.pass(10);
        assertEquals(Optional.of(Samples.row(4, "value")), row.result());
        int partition = gate.map.partitionOf(KEY.array());
        assertEquals(
                new Question.Stored(partition, KEY), gate.lanes.get(1).asked.get(0));
    }

    @Test
    void aWorkerThatWasNotHeardIsUnavailableAtOnce() {
        assertInstanceOf(Unavailable.class, stores.row(9, KEY, LIMIT).cause());
        assertInstanceOf(
                Unavailable.class, stores.page(9, Bytes.EMPTY, 10, false, LIMIT).cause());
    }

    @Test
    void aWorkerThatDoesNotAnswerIsUnavailableAtItsLimit() {
        gate.workers.get(1).freeze(60_000);
        Future<Page> page = stores.page(1, Bytes.EMPTY, 10, false, 1_000);
        gate.street.pass(1_100);
        assertInstanceOf(Unavailable.class, page.cause());
    }

    @Test
    void enoughHoldersEndTheSearchAlthoughOneWorkerIsFrozen() {
        gate.lanes.forEach(lane -> lane.store("key", 3));
        gate.workers.get(0).freeze(60_000);
        Future<WorkerSet> holders = holders(3, 2);
        gate.street.pass(10);
        assertEquals(WorkerSet.of(1, 2), holders.result());
    }

    @Test
    void anOlderRowIsNoCopyAndIsLookedAtAgain() {
        gate.lanes.get(0).store("key", 3);
        gate.lanes.get(1).store("key", 2);
        gate.lanes.get(2).store("key", 5);
        Future<WorkerSet> holders = holders(3, 3);
        gate.street.pass(100);
        assertFalse(holders.isComplete());
        gate.lanes.get(1).store("key", 3);
        gate.street.pass(100);
        assertEquals(WorkerSet.of(0, 1, 2), holders.result());
        long looks = gate.lanes.get(0).asked.size();
        assertEquals(1, looks, "who has it is not asked again");
    }

    @Test
    void whenTheTimeIsOverItSaysWhoWasSeen() {
        gate.lanes.get(2).store("key", 3);
        gate.workers.get(0).freeze(60_000);
        Future<WorkerSet> holders = holders(3, 3);
        gate.street.pass(LIMIT + 600);
        assertTrue(holders.succeeded());
        assertEquals(WorkerSet.of(2), holders.result());
    }
}
