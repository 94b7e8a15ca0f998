package io.trivet.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.bus.Response.Ordered;
import io.trivet.bus.Response.Ordered.Fate;
import io.trivet.cluster.Worker.State;
import io.trivet.cluster.WorkerSet;
import io.trivet.cluster.plan.Order;
import io.trivet.controller.Offices.Office;
import io.vertx.core.Promise;
import org.junit.jupiter.api.Test;

/** Controller c1 keeps the map of workers w1 to w4, numbered from 0, of which the first three are its electors. */
final class KeeperOrdersTest {
    private static final long FOR_GOOD = 100_000_000;

    private final Offices town = new Offices();
    private final Office only = town.office("c1");

    KeeperOrdersTest() {
        town.workers(1, 4);
        town.pass(3_000);
    }

    private Ordered give(Office to, Order order) {
        Promise<Ordered> ordered = Promise.promise();
        to.at.time().deliver(() -> to.keeper.carryOut(order).onComplete(ordered));
        town.pass(15_000);
        assertTrue(ordered.future().succeeded(), "orders never fail, and end");
        return ordered.future().result();
    }

    private State state(int worker) {
        return only.map().worker(worker).orElseThrow().state();
    }

    private void freeze(int worker) {
        town.workers.get(worker).at.freeze(FOR_GOOD);
    }

    @Test
    void whatIsOrderedIsInTheMapThatIsNamed() {
        long before = only.map().version();
        Ordered ordered = give(only, new Order.Drain(3));
        assertEquals(Fate.DONE, ordered.fate());
        assertTrue(ordered.version() > before);
        assertEquals(State.DRAINING, state(3));
        assertEquals(Fate.DONE, give(only, new Order.Undrain(3)).fate());
        assertEquals(State.ACTIVE, state(3));
    }

    @Test
    void givenTwiceItDoesNothingMore() {
        Ordered once = give(only, new Order.Drain(3));
        long version = only.map().version();
        assertEquals(once.fate(), give(only, new Order.Drain(3)).fate());
        assertEquals(version, only.map().version());
    }

    @Test
    void whatMustNotBeDoneIsRefusedWithASentence() {
        assertEquals(Fate.DONE, give(only, new Order.Drain(3)).fate());
        Ordered ordered = give(only, new Order.Drain(2));
        assertEquals(Fate.REFUSED, ordered.fate());
        assertTrue(ordered.why().contains("w3"), ordered.why());
        assertEquals(State.ACTIVE, state(2));
    }

    @Test
    void aControllerThatDoesNotKeepTheMapTakesNothing() {
        Office other = town.office("c2");
        town.pass(2_000);
        assertEquals(Fate.NOT_TAKEN, give(other, new Order.Drain(3)).fate());
        assertEquals(State.ACTIVE, state(3));
    }

    @Test
    void anElectorThatIsLostIsReplaced() {
        freeze(1);
        town.pass(Offices.REPLACE_AFTER);
        assertEquals(WorkerSet.of(0, 1, 2), only.map().electors().voters());
        town.pass(20_000);
        assertEquals(WorkerSet.of(0, 2, 3), only.map().electors().voters());
        assertFalse(only.map().electors().isJoint());
    }

    @Test
    void anOperatorNeedNotWaitForThat() {
        freeze(1);
        town.pass(7_000);
        assertEquals(Fate.DONE, give(only, new Order.Rebalance()).fate());
        assertEquals(WorkerSet.of(0, 2, 3), only.map().electors().voters());
    }

    @Test
    void anElectorThatIsDrainedIsReplacedAndAnotherControllerGoesOnFromThere() {
        assertEquals(Fate.DONE, give(only, new Order.Drain(0)).fate());
        assertEquals(WorkerSet.of(1, 2, 3), only.map().electors().voters());
        Office other = town.office("c2");
        town.pass(2_000);
        only.at.freeze(FOR_GOOD);
        town.pass(5_000);
        assertEquals(Fate.DONE, give(other, new Order.Undrain(0)).fate());
        assertEquals(State.ACTIVE, other.map().worker(0).orElseThrow().state());
    }

    @Test
    void whenTheElectorsHaveNoQuorumOnlyTheLastResortHelps() {
        long before = only.map().version();
        freeze(0);
        freeze(1);
        town.pass(30_000);
        assertEquals(before, only.map().version(), "nobody can change it");
        assertEquals(
                Fate.DONE, give(only, new Order.Recover(WorkerSet.of(0, 1))).fate());
        assertFalse(only.map().electors().members().intersects(WorkerSet.of(0, 1)));
        assertEquals(State.REMOVED, state(0));
        assertTrue(only.map().recoveredIn() > before, "and the map says so");
        assertEquals(Fate.DONE, give(only, new Order.Rebalance()).fate());
    }

    @Test
    void theLastResortIsRefusedForOneThatIsUp() {
        freeze(0);
        freeze(1);
        town.pass(10_000);
        Ordered ordered = give(only, new Order.Recover(WorkerSet.of(0, 1, 2)));
        assertEquals(Fate.REFUSED, ordered.fate());
        assertTrue(ordered.why().contains("w3"), ordered.why());
        assertEquals(0, only.map().recoveredIn());
    }
}
