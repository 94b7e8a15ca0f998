package io.trivet.console.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class NotesTest {
    private final Notes notes = new Notes();

    @Test
    void saysNothingOfTheTimeBeforeTheFirstSuccess() {
        notes.error();
        assertEquals('n', notes.second(true));
        notes.served(9, "w1");
        assertEquals('n', notes.second(true));
        assertEquals('r', notes.second(true));
    }

    @Test
    void tellsServedFromServedWithAnErrorFromWrong() {
        notes.served(9, "w1");
        notes.second(true);
        notes.served(9, "w1");
        assertEquals('g', notes.second(true));
        notes.served(9, "w1");
        notes.error();
        assertEquals('a', notes.second(true));
        notes.served(9, "w1");
        notes.wrong();
        assertEquals('w', notes.second(true));
    }

    @Test
    void blamesNobodyForTimeInWhichItStoodStillItself() {
        notes.served(9, "w1");
        notes.second(true);
        assertEquals('n', notes.second(false));
        notes.served(9, "w1");
        assertEquals('g', notes.second(false));
        notes.wrong();
        assertEquals('w', notes.second(false));
    }

    @Test
    void reckonsQuantiles() {
        for (int millis = 1; millis <= 101; millis++) {
            notes.served(millis, "w1");
        }
        assertEquals(51L, notes.figures().getLong("p50"));
        assertEquals(100L, notes.figures().getLong("p99"));
        assertEquals(101L, notes.figures().getLong("worst"));
    }
}
