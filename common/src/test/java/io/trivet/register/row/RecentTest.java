package io.trivet.register.row;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class RecentTest {
    private static final long NO_HORIZON = 0;
    private static final int NO_CAP = 1_000;
    private static final Predicate<Recorded> NONE_ANSWERED = recorded -> false;

    private static OperationId id(long time) {
        return OperationId.of(time, 0, 0);
    }

    private static List<Recorded> recorded(long... times) {
        List<Recorded> all = new ArrayList<>();
        for (long time : times) {
            all.add(new Recorded(id(time), 1, 2, new Reply(Reply.Kind.CREATED, Stamp.NONE, 1, 0)));
        }
        return all;
    }

    private static Recent of(long... times) {
        return new Recent(recorded(times), OperationId.NONE);
    }

    private static void assertKeeps(Recent recent, long... times) {
        assertEquals(recorded(times), recent.operations());
    }

    @Test
    void anIdIsFoundWhileItIsKept() {
        Recent recent = of(10, 20);
        assertEquals(Optional.of(recorded(20).get(0)), recent.find(id(20)));
        assertEquals(Optional.empty(), recent.find(id(15)));
        assertEquals(Optional.empty(), Recent.droppedUpTo(id(20)).find(id(20)));
    }

    @Test
    void theNewestIdIsTheHighestOfThoseKeptAndDropped() {
        assertEquals(OperationId.NONE, Recent.NONE.newest());
        assertEquals(id(30), of(10, 30, 20).newest());
        assertEquals(id(40), new Recent(recorded(10), id(40)).newest());
    }

    @Test
    void newOnesComeLast() {
        Recent recent = of(10, 30).with(recorded(20, 40), NO_CAP, NO_HORIZON, NONE_ANSWERED);
        assertKeeps(recent, 10, 30, 20, 40);
        assertEquals(OperationId.NONE, recent.dropped());
    }

    @Test
    void whatIsOlderThanTheHorizonGoes() {
        Recent recent = of(19, 30, 10, 20).with(recorded(40), NO_CAP, 20, NONE_ANSWERED);
        assertKeeps(recent, 30, 20, 40);
        assertEquals(id(19), recent.dropped());
    }

    @Test
    void beyondTheCapTheOldestGo() {
        Recent recent = of(30, 10, 20, 40).with(recorded(50), 3, NO_HORIZON, NONE_ANSWERED);
        assertKeeps(recent, 20, 40, 50);
        assertEquals(id(30), recent.dropped(), "the newest of those dropped, not the last");
    }

    @Test
    void thoseThatWereAnsweredGoFirst() {
        Predicate<Recorded> answered = recorded -> recorded.id().time() >= 30;
        Recent recent = of(10, 20, 30, 40, 50).with(recorded(60), 4, NO_HORIZON, answered);
        assertKeeps(recent, 10, 20, 50, 60);
        assertEquals(id(40), recent.dropped());
    }

    @Test
    void whenTooFewWereAnsweredTheOldestFollow() {
        Predicate<Recorded> answered = recorded -> recorded.id().equals(id(40));
        Recent recent = of(10, 20, 30, 40).with(recorded(50), 2, NO_HORIZON, answered);
        assertKeeps(recent, 30, 50);
        assertEquals(id(40), recent.dropped());
    }

    @Test
    void withinTheCapNothingGoesThoughAnswered() {
        Recent recent = of(10, 20).with(recorded(30), 3, NO_HORIZON, recorded -> true);
        assertKeeps(recent, 10, 20, 30);
    }

    @Test
    void whatTheHorizonTookNeedNotBeTakenByTheCap() {
        Recent recent = of(10, 20, 30).with(recorded(40), 3, 15, NONE_ANSWERED);
        assertKeeps(recent, 20, 30, 40);
        assertEquals(id(10), recent.dropped());
    }

    @Test
    void theNewOnesStayHoweverOldAndMany() {
        Recent recent = of(10, 20).with(recorded(1, 2, 3), 2, 15, recorded -> true);
        assertKeeps(recent, 1, 2, 3);
        assertEquals(id(20), recent.dropped());
    }

    @Test
    void theNewestDroppedNeverGoesBack() {
        Recent recent = new Recent(recorded(10), id(90)).with(recorded(100), NO_CAP, 20, NONE_ANSWERED);
        assertKeeps(recent, 100);
        assertEquals(id(90), recent.dropped());
    }
}
