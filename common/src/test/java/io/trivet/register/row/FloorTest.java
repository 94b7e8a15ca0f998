package io.trivet.register.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FloorTest {
    private static final OperationId ID = OperationId.of(50, 0, 0);
    private static final Clock CLOCK = Clock.NONE.tick(Clock.LOCAL).tick(Clock.LOCAL);
    private static final Floor FLOOR = new Floor(ID, CLOCK, new Stamp(Ballot.of(1, 1, 1), 9));
    private static final Stamp STAMP = new Stamp(Ballot.of(1, 2, 3), 4);

    private static Row tombstone(Recent recent, Clock clock) {
        return new Row(STAMP, new State(Content.TOMBSTONE, STAMP, 0, State.NEVER, 0, clock, recent));
    }

    private static Recent recent(long kept, long dropped) {
        Reply reply = new Reply(Reply.Kind.DELETED, Stamp.NONE, 0, 0);
        Recorded recorded = new Recorded(OperationId.of(kept, 0, 0), 1, 2, reply);
        return new Recent(List.of(recorded), OperationId.of(dropped, 0, 0));
    }

    @Test
    void withoutARowThereIsNoFloor() {
        assertEquals(Floor.NONE, Floor.of(Optional.empty()));
    }

    @Test
    void aFloorComesBackFromItsRow() {
        State state = FLOOR.state(1_000);
        assertEquals(FLOOR, Floor.of(Optional.of(new Row(STAMP, state))));
        assertFalse(new Row(STAMP, state).isTombstone(), "else it would be purged itself");
        assertFalse(state.isExpired(Long.MAX_VALUE - 1));
    }

    @Test
    void itCoversTheIdsOfAPurgedRowKeptAndDropped() {
        assertEquals(OperationId.of(70, 0, 0), covering(recent(70, 60)));
        assertEquals(OperationId.of(80, 0, 0), covering(recent(70, 80)));
        assertEquals(ID, covering(recent(10, 20)), "it is never lowered");
    }

    private static OperationId covering(Recent recent) {
        return FLOOR.covering(tombstone(recent, CLOCK)).newest();
    }

    @Test
    void itCoversTheClockOfAPurgedRow() {
        Clock later = CLOCK.tick(Clock.LOCAL);
        assertEquals(later, FLOOR.covering(tombstone(Recent.NONE, later)).clock());
        assertEquals(CLOCK, FLOOR.covering(tombstone(Recent.NONE, Clock.NONE)).clock());
    }

    @Test
    void itCoversTheStampOfAPurgedRow() {
        Row purged = tombstone(Recent.NONE, CLOCK);
        assertEquals(STAMP, FLOOR.covering(purged).purged());
        Floor higher = FLOOR.covering(purged.under(Ballot.of(2, 1, 1)));
        assertEquals(higher, higher.covering(purged), "it is never lowered");
    }

    @Test
    void anAbsentKeyStartsFromIt() {
        State absent = FLOOR.absent();
        assertFalse(absent.isPresent());
        assertEquals(0, absent.version());
        assertEquals(CLOCK, absent.clock());
        assertEquals(Recent.droppedUpTo(ID), absent.recent());
    }
}
