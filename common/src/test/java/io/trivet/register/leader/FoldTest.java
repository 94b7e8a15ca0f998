package io.trivet.register.leader;

import static io.trivet.register.Fakes.WALL_CLOCK;
import static io.trivet.register.leader.Folding.DELETE;
import static io.trivet.register.leader.Folding.etag;
import static io.trivet.register.leader.Folding.put;
import static io.trivet.register.leader.Folding.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Clock;
import io.trivet.register.row.Condition;
import io.trivet.register.row.Content;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Reply.Kind;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.row.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operations make of a key, and what is answered. */
class FoldTest {
    private final Folding key = new Folding();

    private static Reply reply(Kind kind, long etagStep, long version) {
        return new Reply(kind, etag(etagStep), version, 0);
    }

    private static Reply absent(Kind kind) {
        return new Reply(kind, Stamp.NONE, 0, 0);
    }

    @Test
    void eachWriteIsAnsweredWithItsOwnEtagAndVersion() {
        assertEquals(reply(Kind.CREATED, 1, 1), key.apply(put("a")));
        assertEquals(reply(Kind.REPLACED, 2, 2), key.apply(put("b")));
        assertEquals(reply(Kind.REPLACED, 3, 3), key.apply(put("b")));
        assertEquals(absent(Kind.DELETED), key.apply(DELETE));
        assertEquals(reply(Kind.CREATED, 5, 1), key.apply(put("c")));
        Row row = key.row();
        assertEquals(etag(5), row.stamp());
        assertEquals(etag(5), row.state().etag());
        assertEquals(1, row.state().version());
        assertEquals(value("c"), row.state().content());
        assertEquals(WALL_CLOCK, row.state().writtenAt());
    }

    @Test
    void stepsGoOnRisingFromFoldToFold() {
        key.apply(put("a"));
        key.apply(put("b"));
        assertEquals(etag(2), key.chosen(1).stamp());
        assertEquals(reply(Kind.REPLACED, 3, 3), key.apply(put("c")));
        assertEquals(absent(Kind.DELETED), key.apply(DELETE));
        Row tombstone = key.chosen(1);
        assertTrue(tombstone.isTombstone());
        assertEquals(etag(4), tombstone.stamp());
        assertEquals(reply(Kind.CREATED, 5, 1), key.apply(put("d")));
    }

    @Test
    void aTouchKeepsTheEtagAndMovesTheVersion() {
        key.apply(put("a"));
        assertEquals(reply(Kind.TOUCHED, 1, 2), key.apply(new Action.Touch(500)));
        Row row = key.row();
        assertEquals(etag(2), row.stamp());
        assertEquals(etag(1), row.state().etag());
        assertEquals(WALL_CLOCK + 500, row.state().expiresAt());
        assertEquals(value("a"), row.state().content());
    }

    @Test
    void aPutSetsTheTimeToLiveAnew() {
        key.apply(new Action.Put(Bytes.utf8("a"), "text/x", 500));
        assertEquals(WALL_CLOCK + 500, key.row().state().expiresAt());
        key.apply(put("b"));
        assertEquals(State.NEVER, key.row().state().expiresAt());
    }

    @Test
    void eachChangeTicksTheClock() {
        key.apply(put("a"));
        key.apply(new Action.Touch(500));
        key.apply(DELETE);
        key.apply(DELETE);
        assertEquals(3, key.row().state().clock().at(Clock.LOCAL));
    }

    @Test
    void aDeclineChangesNothing() {
        assertEquals(absent(Kind.ABSENT), key.apply(DELETE));
        assertEquals(absent(Kind.ABSENT), key.apply(new Action.Touch(500)));
        assertEquals(absent(Kind.PRECONDITION_FAILED), key.apply(put("a"), Condition.ifPresent()));
        assertEquals(absent(Kind.VERSION_CONFLICT), key.apply(put("a"), Condition.becomes(2)));
        assertFalse(key.changed());
    }

    @Test
    void aDeclineTellsTheStateThatItWasDeclinedFor() {
        key.apply(put("a"));
        assertEquals(reply(Kind.PRECONDITION_FAILED, 1, 1), key.apply(put("b"), Condition.ifAbsent()));
        assertEquals(reply(Kind.VERSION_CONFLICT, 1, 1), key.apply(DELETE, Condition.becomes(1)));
        assertEquals(value("a"), key.row().state().content());
        assertEquals(etag(1), key.row().stamp());
    }

    @Test
    void aConditionHoldsForTheStateLeftByTheOperationBefore() {
        Stamp first = key.apply(put("a")).etag();
        assertEquals(
                Kind.REPLACED, key.apply(put("b"), Condition.ifMatch(first)).kind());
        assertEquals(
                Kind.PRECONDITION_FAILED,
                key.apply(put("c"), Condition.ifMatch(first)).kind());
    }

    @Test
    void anExpiredValueIsDeletedFirst() {
        key.apply(new Action.Put(Bytes.utf8("a"), "text/x", 500));
        key.chosen(500);
        key.expireIfDue();
        assertEquals(reply(Kind.CREATED, 3, 1), key.apply(put("b")));
        assertEquals(3, key.row().state().clock().at(Clock.LOCAL));
    }

    @Test
    void expiryAloneMakesATombstone() {
        key.apply(new Action.Put(Bytes.utf8("a"), "text/x", 500));
        key.chosen(500);
        key.expireIfDue();
        assertTrue(key.changed());
        assertEquals(absent(Kind.ABSENT), key.apply(DELETE));
        assertTrue(key.row().isTombstone());
        assertEquals(etag(2), key.row().stamp());
    }

    @Test
    void aValueThatIsNotDueStays() {
        key.apply(new Action.Put(Bytes.utf8("a"), "text/x", 500));
        key.chosen(499);
        key.expireIfDue();
        assertFalse(key.changed());
    }

    @Test
    void anIncrementOfAnAbsentKeyCountsFromZero() {
        assertEquals(new Reply(Kind.CREATED, etag(1), 1, -5), key.apply(new Action.Increment(-5)));
        assertEquals(new Reply(Kind.REPLACED, etag(2), 2, 2), key.apply(new Action.Increment(7)));
        assertEquals(
                new Content.Value(Bytes.utf8("2"), "text/plain"),
                key.row().state().content());
    }

    @Test
    void anIncrementKeepsTypeAndTimeToLive() {
        key.apply(new Action.Put(Bytes.utf8("41"), "text/x", 500));
        assertEquals(42, key.apply(new Action.Increment(1)).number());
        assertEquals(value("42"), key.row().state().content());
        assertEquals(WALL_CLOCK + 500, key.row().state().expiresAt());
    }

    @ParameterizedTest
    @CsvSource({"007, 8", "+5, 6", "-1, 0", "9223372036854775806, 9223372036854775807"})
    void digitsOfAsciiWithASignAreANumber(String before, long after) {
        key.apply(put(before));
        assertEquals(after, key.apply(new Action.Increment(1)).number());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "x", " 1", "1.0", "0x1", "1-2", "1_000", "٣", "１", "9223372036854775808"})
    void whatElseIsNoNumberIsDeclined(String before) {
        key.apply(put(before));
        assertEquals(reply(Kind.NOT_A_NUMBER, 1, 1), key.apply(new Action.Increment(1)));
        assertEquals(value(before), key.row().state().content());
    }

    @Test
    void aSumThatIsNoNumberIsDeclined() {
        key.apply(put(Long.toString(Long.MAX_VALUE)));
        assertEquals(reply(Kind.NOT_A_NUMBER, 1, 1), key.apply(new Action.Increment(1)));
        key.apply(put(Long.toString(Long.MIN_VALUE)));
        assertEquals(reply(Kind.NOT_A_NUMBER, 2, 2), key.apply(new Action.Increment(-1)));
    }
}
