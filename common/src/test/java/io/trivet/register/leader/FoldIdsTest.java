package io.trivet.register.leader;

import static io.trivet.register.Fakes.id;
import static io.trivet.register.leader.Folding.DELETE;
import static io.trivet.register.leader.Folding.etag;
import static io.trivet.register.leader.Folding.operation;
import static io.trivet.register.leader.Folding.put;
import static io.trivet.register.leader.Folding.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.host.Settings;
import io.trivet.register.message.Outcome;
import io.trivet.register.message.Outcome.NotTaken;
import io.trivet.register.message.Outcome.Reason;
import io.trivet.register.row.Action;
import io.trivet.register.row.Clock;
import io.trivet.register.row.Condition;
import io.trivet.register.row.Operation;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Reply.Kind;
import io.trivet.register.row.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That a write is applied exactly once: ids recorded, repeated, too old, from the future. */
class FoldIdsTest {
    private static final long AHEAD = Settings.DEFAULT.times().horizons().idsAhead();
    private static final Operation WRITE = operation(5, put("a"), Condition.NONE);
    private static final Operation DECLINED = operation(5, put("b"), Condition.ifAbsent());

    private final Folding key = new Folding();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRepeatGetsTheVerySameReplyMarkedOrNot(boolean marked) {
        Outcome first = key.send(WRITE, false);
        key.apply(put("z"));
        assertEquals(first, key.send(WRITE, marked), "in the same fold");
        key.chosen(1);
        key.apply(DELETE);
        key.chosen(1);
        assertEquals(first, key.send(WRITE, marked), "in a later one");
        assertFalse(key.changed());
    }

    @Test
    void aRepeatedIncrementCountsOnce() {
        Operation increment = operation(5, new Action.Increment(3), Condition.NONE);
        assertEquals(3, reply(key.send(increment, false)).number());
        key.chosen(1);
        assertEquals(3, reply(key.send(increment, true)).number());
        assertEquals(5, key.apply(new Action.Increment(2)).number());
    }

    @Test
    void anotherRequestUnderTheSameIdIsDeclinedAndLeavesNoTrace() {
        key.send(WRITE, false);
        key.chosen(1);
        Operation other = operation(5, put("other"), Condition.NONE);
        assertEquals(new Reply(Kind.ANOTHER_REQUEST, etag(1), 1, 0), reply(key.send(other, true)));
        assertFalse(key.changed());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anIdNotAboveTheNewestDroppedIsTooOld(boolean marked) {
        key.above(id(5), Clock.NONE);
        assertEquals(NotTaken.tooOld(id(5)), key.send(operation(4, put("a"), Condition.NONE), marked));
        assertEquals(NotTaken.tooOld(id(5)), key.send(WRITE, marked));
        assertFalse(key.changed());
        assertEquals(
                Kind.CREATED,
                reply(key.send(operation(6, put("a"), Condition.NONE), marked)).kind());
    }

    @Test
    void anIdOlderThanTheRetryHorizonIsDroppedAndThenTooOld() {
        key.send(WRITE, false);
        long retry = Settings.DEFAULT.times().horizons().retry();
        key.chosen(retry + 6);
        key.send(operation(retry + 6, put("b"), Condition.NONE), false);
        assertEquals(id(5), key.chosen(1).state().recent().dropped());
        assertEquals(NotTaken.tooOld(id(5)), key.send(WRITE, true));
    }

    @Test
    void whereNothingWasDroppedAnOldIdWillDo() {
        assertEquals(
                Kind.CREATED,
                reply(key.send(operation(-1_000_000, put("a"), Condition.NONE), true))
                        .kind());
    }

    @Test
    void anIdTooFarInTheFutureIsNotTaken() {
        Outcome refused = NotTaken.because(Reason.FROM_THE_FUTURE);
        assertEquals(refused, key.send(operation(AHEAD + 1, put("a"), Condition.NONE), false));
        assertEquals(refused, key.send(operation(AHEAD + 1, put("a"), Condition.ifPresent()), true));
        assertFalse(key.changed());
        assertEquals(
                Kind.CREATED,
                reply(key.send(operation(AHEAD, put("a"), Condition.NONE), false))
                        .kind());
    }

    @Test
    void theNewestIdOfTheRowCountsAsAClockToo() {
        key.above(id(500), Clock.NONE);
        Operation ahead = operation(AHEAD + 500, put("a"), Condition.NONE);
        assertEquals(Kind.CREATED, reply(key.send(ahead, false)).kind());
    }

    @Test
    void theDeclineOfAMarkedSendIsRecorded() {
        key.apply(put("a"));
        key.chosen(1);
        Outcome declined = key.send(DECLINED, true);
        assertEquals(Kind.PRECONDITION_FAILED, reply(declined).kind());
        assertTrue(key.changed());
        key.chosen(1);
        key.apply(DELETE);
        assertEquals(declined, key.send(DECLINED, false), "although the condition holds now");
    }

    @Test
    void theDeclineOfAnUnmarkedSendIsNot() {
        key.apply(put("a"));
        key.chosen(1);
        assertEquals(Kind.PRECONDITION_FAILED, reply(key.send(DECLINED, false)).kind());
        assertFalse(key.changed());
        key.apply(DELETE);
        assertEquals(Kind.CREATED, reply(key.send(DECLINED, false)).kind());
    }

    @Test
    void aRecordedDeclineMovesTheStampAndNothingElse() {
        key.apply(put("a"));
        Row before = key.chosen(1);
        key.send(DECLINED, true);
        Row after = key.row();
        assertEquals(etag(2), after.stamp());
        assertEquals(before.state().etag(), after.state().etag());
        assertEquals(before.state().version(), after.state().version());
        assertEquals(before.state().content(), after.state().content());
        assertEquals(before.state().writtenAt(), after.state().writtenAt());
        assertEquals(before.state().clock(), after.state().clock());
    }

    @Test
    void aRecordedDeclineOfAnAbsentKeyLeavesItAbsent() {
        assertEquals(
                Kind.ABSENT,
                reply(key.send(operation(5, DELETE, Condition.NONE), true)).kind());
        assertTrue(key.row().isTombstone());
        assertEquals(0, key.row().state().version());
    }

    @Test
    void aKeyThatIsMadeInheritsTheFloor() {
        Clock clock = Clock.NONE.tick(Clock.LOCAL).tick(Clock.LOCAL);
        key.above(id(5), clock);
        key.send(operation(7, put("a"), Condition.NONE), false);
        Row row = key.chosen(1);
        assertEquals(id(5), row.state().recent().dropped());
        assertEquals(clock.tick(Clock.LOCAL), row.state().clock());
        Operation late = operation(3, put("late"), Condition.NONE);
        assertEquals(NotTaken.tooOld(id(5)), key.send(late, false), "it may be one that was purged with the key");
    }
}
