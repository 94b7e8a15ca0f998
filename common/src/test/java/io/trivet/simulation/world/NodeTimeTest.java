package io.trivet.simulation.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeTimeTest {
    private final VirtualTime world = new VirtualTime();
    private final WallClock wallClock = new WallClock(-5_000, 1000);
    private final NodeTime node = new NodeTime(world, 1_000_000, wallClock);
    private final List<String> ran = new ArrayList<>();

    @Test
    void aNodeHasClocksOfItsOwn() {
        world.runUntil(10_000);
        assertEquals(1_010_000, node.now());
        assertEquals(WallClock.START - 5_000 + 10_010, node.wallClock());
        wallClock.jump(-3_600_000);
        assertEquals(WallClock.START - 3_605_000 + 10_010, node.wallClock());
        assertEquals(1_010_000, node.now());
    }

    @Test
    void theEndOfATurnIsBehindAllThatHappensAtThisMoment() {
        node.after(1, () -> {
            node.endOfTurn(note("end"));
            ran.add("turn");
        });
        node.after(1, note("same moment"));
        world.schedule(1, () -> node.deliver(note("message")));
        world.runUntil(1);
        assertEquals(List.of("turn", "same moment", "message", "end"), ran);
    }

    @Test
    void whatANodeDeliversToItselfComesAfterItsTurn() {
        node.after(1, () -> {
            node.deliver(note("delivered"));
            ran.add("turn");
        });
        world.runUntil(1);
        assertEquals(List.of("turn", "delivered"), ran);
    }

    @Test
    void aFrozenNodeDoesAllThatWasDueInOrderAfterTheThaw() {
        node.after(2, note("timer"));
        world.schedule(1, () -> node.deliver(note("message")));
        world.schedule(10, () -> node.deliver(note("later")));
        node.after(10, note("and timer"));
        node.pause(10);
        world.runUntil(9);
        assertTrue(node.isFrozen());
        assertEquals(List.of(), ran);
        world.runUntil(10);
        assertEquals(List.of("message", "timer", "later", "and timer"), ran);
        assertFalse(node.isFrozen());
    }

    @Test
    void theEndOfATurnAfterTheThawIsBehindTheBacklog() {
        node.pause(10);
        world.schedule(1, () -> node.deliver(() -> node.endOfTurn(note("end"))));
        world.schedule(2, () -> node.deliver(note("second")));
        world.runUntil(10);
        assertEquals(List.of("second", "end"), ran);
    }

    @Test
    void aNodeCanFreezeAgainWhileItCatchesUp() {
        node.pause(10);
        node.after(1, () -> {
            ran.add("first");
            node.pause(20);
        });
        node.after(2, note("second"));
        world.runUntil(19);
        assertEquals(List.of("first"), ran);
        world.runUntil(20);
        assertEquals(List.of("first", "second"), ran);
    }

    @Test
    void aPauseCanBeProlongedAndEndedEarly() {
        node.after(1, note("timer"));
        node.pause(10);
        node.pause(30);
        node.pause(5);
        world.runUntil(20);
        assertEquals(List.of(), ran);
        node.thaw();
        world.runUntil(20);
        assertEquals(List.of("timer"), ran);
        node.after(1, note("next"));
        world.runUntil(40);
        assertEquals(List.of("timer", "next"), ran);
    }

    @Test
    void whatIsCancelledWhileItWaitsDoesNotRun() {
        VirtualTime.Event timer = node.after(1, note("timer"));
        node.pause(10);
        world.runUntil(5);
        timer.cancel();
        world.runUntil(10);
        assertEquals(List.of(), ran);
    }

    @Test
    void aKilledNodeDoesNothingAnyMore() {
        node.after(1, note("timer"));
        node.pause(2);
        world.runUntil(1);
        node.after(5, note("another"));
        node.kill();
        node.deliver(note("message"));
        node.endOfTurn(note("end"));
        node.pause(3);
        world.runUntil(10);
        assertEquals(List.of(), ran);
        assertFalse(node.isAlive());
    }

    private Runnable note(String name) {
        return () -> ran.add(name);
    }
}
