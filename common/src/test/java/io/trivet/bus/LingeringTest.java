package io.trivet.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.bus.Clerks.Patient;
import io.trivet.bus.DeskCounters.Count;
import org.junit.jupiter.api.Test;

/** What is said to an address that owes an answer gathers for a while. */
class LingeringTest {
    private static final int LINGER = 8;
    private static final DeskSettings SETTINGS =
            new DeskSettings(100, 100, 1 << 20, 1 << 20, 10, 100, 1 << 20, new DeskSettings.Times(LINGER, 50));

    private final Town town = new Town(1);
    private final House here = town.house("w1", SETTINGS);
    private final House there = town.house("w2");
    private final Patient patient = new Patient();
    private final Seat asker = here.seat("lane0", patient);

    @Test
    void whatComesUpWhileAnAnswerIsDueGoesInOneParcelWhenItHasCome() {
        Seat other = there.seat("lane0", patient);
        asker.ask(other, Clerks.stored("first"));
        town.pass(1);
        ask(other, 3);
        patient.answers.get(0).complete(Clerks.found("first"));
        town.pass(LINGER / 2);

        assertEquals(2, asker.count(Count.PARCELS_SENT));
        assertEquals(4, other.count(Count.QUESTIONS));
    }

    @Test
    void nothingIsKeptForLongBecauseAnAnswerIsDue() {
        Seat other = there.seat("lane0", patient);
        asker.ask(other, Clerks.stored("never answered"));
        town.pass(1);
        ask(other, 3);
        town.pass(LINGER + 1);

        assertEquals(4, other.count(Count.QUESTIONS));
    }

    /** Each in a turn of its own. */
    private void ask(Seat other, int times) {
        for (int i = 0; i < times; i++) {
            asker.ask(other, Clerks.stored("key" + i));
            town.pass(0);
        }
    }
}
