package io.trivet.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.bus.Heartbeat;
import io.trivet.bus.Heartbeat.Status;
import io.trivet.bus.Heartbeat.StoreReport;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.plan.OrderRefused;
import io.trivet.process.Neighbour;
import io.trivet.process.Neighbours;
import io.trivet.process.Samples;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers 0, 1 and 2 hold every partition, so that no two of them may go. */
final class DepartureTest {
    private static final ClusterMap MAP = Samples.map(6);

    private final Neighbours street = new Neighbours();
    private final List<Worker> workers =
            IntStream.range(0, 3).mapToObj(Worker::new).toList();

    /** One that tells of itself, and counts how often it has handed over what it leads. */
    private final class Worker {
        private final int number;
        private final Neighbour at;
        private final Departure departure;
        private boolean leaving;
        private int handedOver;

        Worker(int number) {
            this.number = number;
            this.at = street.add("w" + number, number * 1_000);
            this.departure = new Departure(at.time(), new Need(at.roster()), now -> leaving = now, this::handOver);
            // Each at another moment of the half second.
            at.time().after(number * 170, () -> at.pulse(this::heartbeat));
        }

        private Future<Void> handOver() {
            handedOver++;
            return Future.succeededFuture();
        }

        private Heartbeat heartbeat() {
            Heartbeat well = Samples.worker(at, number, 1, MAP.version(), Map.of());
            return leaving ? leaving(well) : well;
        }

        Future<Void> leave() {
            return departure.of(number, () -> MAP);
        }

        boolean hasGone() {
            return handedOver > 0;
        }
    }

    private static Heartbeat leaving(Heartbeat well) {
        return new Heartbeat(
                well.node(),
                well.cluster(),
                well.life(),
                well.mapVersion(),
                well.duties(),
                new StoreReport(Status.LEAVING, "it leaves", 0, 0, 0),
                0,
                0);
    }

    private static void refused(Future<Void> asked) {
        assertInstanceOf(OrderRefused.class, asked.cause());
    }

    @Test
    void oneHandsOverOnceHoweverOftenItIsAsked() {
        street.pass(3_000);
        Future<Void> first = workers.get(1).leave();
        Future<Void> again = workers.get(1).leave();
        assertTrue(workers.get(1).leaving);
        street.pass(Departure.HEARD);
        assertTrue(
                first.succeeded() && again.succeeded() && workers.get(1).leave().succeeded());
        assertEquals(1, workers.get(1).handedOver);
    }

    @Test
    void whileAnotherIsAwayNobodyEvenSaysThatItLeaves() {
        workers.get(0).at.leave();
        street.pass(3_000);
        refused(workers.get(1).leave());
        assertEquals(false, workers.get(1).leaving);
    }

    /** However soon the second is asked after the first, and whichever of the two it is. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void ofTwoAtTheSameTimeOneStays(int first) {
        int second = 1 - first;
        for (int between = 0; between <= 2_500; between += 10) {
            DepartureTest again = new DepartureTest();
            again.street.pass(3_000 + between % 500);
            Future<Void> one = again.workers.get(first).leave();
            again.street.pass(between);
            Future<Void> two = again.workers.get(second).leave();
            again.street.pass(3_000);
            assertEquals(
                    1,
                    again.workers.stream().filter(Worker::hasGone).count(),
                    "gone, the second asked after " + between + " ms");
            Worker stays = again.workers.get(one.failed() ? first : second);
            refused(one.failed() ? one : two);
            assertEquals(false, stays.leaving);
            refused(stays.leave());
        }
    }

    @Test
    void whoStayedGoesWhenTheOtherIsBack() {
        street.pass(3_000);
        Future<Void> higher = workers.get(1).leave();
        refused(after(workers.get(0).leave()));
        assertTrue(higher.succeeded());
        workers.get(1).leaving = false;
        street.pass(1_000);
        assertTrue(after(workers.get(0).leave()).succeeded());
    }

    private Future<Void> after(Future<Void> asked) {
        street.pass(Departure.HEARD);
        return asked;
    }

    /** As when a namespace is deleted: nobody is left to be served by, so nobody waits. */
    @Test
    void whenAllLeaveAllGo() {
        street.pass(3_000);
        List<Future<Void>> asked = workers.stream().map(Worker::leave).toList();
        street.pass(Departure.HEARD);
        assertTrue(asked.stream().allMatch(Future::succeeded));
    }

    @Test
    void theLastGoesAfterTheOthersHaveGone() {
        street.pass(3_000);
        workers.subList(1, 3).forEach(worker -> {
            worker.leaving = true;
            street.pass(600);
            worker.at.leave();
        });
        street.pass(10_000);
        assertTrue(after(workers.get(0).leave()).succeeded());
    }
}
