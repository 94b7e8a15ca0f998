package io.trivet.cluster.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrdersTest {

    private final ClusterMap map = Plans.map(5, "0:ABC", "0:ABC", "0:BCD", "3:ACD>CDE");
    private final Situation calm = Plans.allUp(map);

    @Test
    void aDrainedWorkerIsTakenBack() {
        ClusterMap drained = Orders.carryOut(new Order.Drain(0), map, calm);
        assertEquals(Worker.State.DRAINING, state(drained, 0));
        assertSame(drained, Orders.carryOut(new Order.Drain(0), drained, calm));

        ClusterMap back = Orders.carryOut(new Order.Undrain(0), drained, calm);
        assertEquals(Worker.State.ACTIVE, state(back, 0));
        assertSame(back, Orders.carryOut(new Order.Undrain(0), back, calm));
    }

    @Test
    void asManyWorkersStayAsThereAreToBeCopies() {
        ClusterMap drained =
                Orders.carryOut(new Order.Drain(1), Plans.with(map, Worker.State.DRAINING, Plans.set("A")), calm);
        assertEquals(Worker.State.DRAINING, state(drained, 1));

        assertEquals(
                "Without w2 there would be 2 workers for 3 copies of each key: add a worker first, or make REPLICAS"
                        + " smaller.",
                refusal(new Order.Drain(2), drained, calm));
    }

    @Test
    void nothingIsOrderedOfAWorkerThatIsNotThere() {
        assertEquals("There is no worker with the number 9.", refusal(new Order.Drain(9), map, calm));
        assertEquals("There is no worker with the number 9.", refusal(new Order.Undrain(9), map, calm));
        assertEquals("There is no worker with the number 9.", refusal(new Order.Remove(9), map, calm));
        assertEquals("There is no worker with the number 9.", refusal(new Order.Recover(WorkerSet.of(9)), map, calm));
    }

    @Test
    void aRemovedWorkerStaysRemoved() {
        ClusterMap removed = Plans.with(map, Worker.State.REMOVED, Plans.set("E"));

        assertSame(removed, Orders.carryOut(new Order.Remove(4), removed, calm));
        assertEquals(
                "w4 was removed for good: it can only come back as a new worker.",
                refusal(new Order.Undrain(4), removed, calm));
        assertEquals(
                "w4 was removed for good: it can only come back as a new worker.",
                refusal(new Order.Drain(4), removed, calm));
    }

    @Test
    void whoHoldsSomethingIsNotRemovedUnlessItIsDown() {
        assertEquals("w2 is up and still holds 3 partitions: drain it first.", refusal(new Order.Remove(2), map, calm));
        assertEquals("w4 is up and still holds 1 partition: drain it first.", refusal(new Order.Remove(4), map, calm));
        assertEquals(
                "w2 was heard a moment ago and still holds 3 partitions: drain it first.",
                refusal(new Order.Remove(2), map, situation("ABDE", "")));
        ClusterMap draining = Plans.with(map, Worker.State.DRAINING, Plans.set("C"));
        assertEquals(
                "w2 is up and still holds 3 partitions: wait until it is drained.",
                refusal(new Order.Remove(2), draining, calm));

        assertEquals(Worker.State.REMOVED, state(Orders.carryOut(new Order.Remove(2), map, situation("ABDE", "C")), 2));
    }

    @Test
    void whoKeepsTheMapIsNotRemovedUnlessItIsDown() {
        ClusterMap elector = Plans.map(5, "0:ABE", "0:ABC");

        assertEquals(
                "w4 is up and is still one of those who keep the map: drain it first.",
                refusal(new Order.Remove(4), elector, calm));
        assertEquals(Worker.State.REMOVED, state(Orders.carryOut(new Order.Remove(3), elector, calm), 3));
    }

    @Test
    void rebalancingChangesNothingByItself() {
        assertSame(map, Orders.carryOut(new Order.Rebalance(), map, calm));
    }

    @Test
    void aRefusalIsOneSentence() {
        assertTrue(refusal(new Order.Remove(2), map, calm).endsWith("."));
    }

    private static Situation situation(String up, String down) {
        return new Situation(Plans.set(up), Plans.set(down), WorkerSet.empty(), Map.of());
    }

    private static String refusal(Order order, ClusterMap map, Situation situation) {
        return assertThrows(OrderRefused.class, () -> Orders.carryOut(order, map, situation))
                .getMessage();
    }

    private static Worker.State state(ClusterMap map, int worker) {
        return map.worker(worker).orElseThrow().state();
    }
}
