package io.trivet.watch.leader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Stamp;
import io.trivet.watch.Change;
import io.trivet.watch.Change.Facts;
import io.trivet.watch.Position;
import io.trivet.watch.WatchRules;
import io.trivet.watch.leader.Ring.Reach;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RingTest {
    private static final Ballot EARLIER = Ballot.of(1, 1, 1);
    private static final Ballot OWN = Ballot.of(1, 5, 2);
    private static final Ballot NEXT = Ballot.of(2, 1, 2);
    private static final Ballot LATER = Ballot.of(3, 1, 3);
    private static final int PLENTY = 1 << 20;
    private static final WatchBounds THREE = new WatchBounds(3, PLENTY, 0);

    private final Ring ring = new Ring(THREE, new WatchRules(), OWN, 10);

    private static Change change(String key, Ballot ballot, long step) {
        Stamp stamp = new Stamp(ballot, step);
        return new Change(Bytes.utf8(key), stamp, Change.Kind.PUT, new Facts(stamp, 1, 0, 0, "", 0), Optional.empty());
    }

    private static Position at(long number) {
        return new Position(OWN, number);
    }

    private void note(long number, String key) {
        ring.note(number, change(key, OWN, number));
    }

    private Reach since(Position position) {
        return ring.since(position, PLENTY);
    }

    private void assertTold(Position since, Position to, String... keys) {
        Reach.Told told = assertInstanceOf(Reach.Told.class, since(since));
        assertEquals(
                List.of(keys),
                told.changes().stream().map(each -> each.key().text()).toList());
        assertEquals(to, told.to());
    }

    @Test
    void whoeverAsksFirstBeginsHere() {
        note(11, "a");
        assertTold(Position.NONE, at(11));
    }

    @Test
    void itTellsWhatWasNotedSinceInItsOrder() {
        note(11, "a");
        note(12, "b");
        note(13, "c");
        assertTold(at(10), at(13), "a", "b", "c");
        assertTold(at(12), at(13), "c");
        assertTold(at(13), at(13));
    }

    @Test
    void aKeyThatChangesAgainTakesOnePlace() {
        for (int number = 11; number < 100; number++) {
            note(number, "a");
        }
        assertTold(at(10), at(99), "a");
    }

    @Test
    void whatWasForgottenHasToBeSearchedFor() {
        note(11, "a");
        note(12, "b");
        note(13, "c");
        note(14, "d");
        assertInstanceOf(Reach.Search.class, since(at(10)));
        assertTold(at(11), at(14), "b", "c", "d");
        assertInstanceOf(Reach.Search.class, since(at(9)), "it was not there yet");
        assertInstanceOf(Reach.Search.class, since(at(15)), "it has told nobody that");
    }

    @Test
    void whatIsFoundStandsBeforeWhatWasNoted() {
        note(11, "a");
        Position earlier = new Position(EARLIER, 77);
        assertInstanceOf(Reach.Search.class, since(earlier));
        ring.found(EARLIER, List.of(change("a", EARLIER, 3), change("b", EARLIER, 4)));
        assertTold(earlier, at(11), "b", "a");
        assertTold(at(10), at(11), "a");
        assertInstanceOf(Reach.Search.class, since(new Position(Ballot.of(1, 0, 9), 1)), "that is further back");
    }

    @Test
    void whatIsFoundIsToldByItsBallot() {
        Ballot between = Ballot.of(1, 3, 1);
        ring.found(EARLIER, List.of(change("a", EARLIER, 3), change("b", between, 4)));
        assertTold(new Position(between, 1), at(10), "b");
    }

    @Test
    void tooMuchCannotBeTold() {
        Position earlier = new Position(EARLIER, 77);
        ring.found(
                EARLIER,
                List.of(
                        change("a", EARLIER, 1),
                        change("b", EARLIER, 1),
                        change("c", EARLIER, 1),
                        change("d", EARLIER, 1)));
        assertEquals(new Reach.Missing(at(10)), since(earlier));
        note(11, "e");
        assertTold(at(10), at(11), "e");
    }

    @Test
    void itGoesOnUnderAnotherBallot() {
        note(11, "a");
        ring.succeeds(NEXT);
        ring.note(12, change("b", NEXT, 1));
        assertTold(at(10), new Position(NEXT, 12), "a", "b");
        assertTold(new Position(NEXT, 11), new Position(NEXT, 12), "b");
    }

    @Test
    void whoHasHeardOfALaterLeaderIsWrongHere() {
        assertEquals(new Reach.Elsewhere(), since(new Position(LATER, 1)));
    }

    @Test
    void anAnswerHasItsBounds() {
        note(11, "a");
        note(12, "b");
        Reach.Told first = assertInstanceOf(Reach.Told.class, ring.since(at(10), 1));
        assertEquals(1, first.changes().size());
        assertTold(first.to(), at(12), "b");
    }

    @Test
    void itsBytesAreBounded() {
        Ring small = new Ring(new WatchBounds(100, 200, 0), new WatchRules(), OWN, 10);
        for (int number = 11; number < 50; number++) {
            small.note(number, change("key" + number, OWN, number));
        }
        assertInstanceOf(Reach.Search.class, small.since(at(10), PLENTY));
        assertInstanceOf(Reach.Told.class, small.since(at(48), PLENTY));
    }
}
