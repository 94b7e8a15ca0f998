package io.trivet.benchmark.heal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TimetableTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void allTakeTurnsAtEqualDistances() {
        Timetable timetable = new Timetable(7, 100, 4);
        assertEquals(7, timetable.due(0, 0));
        assertEquals(7 + SECOND / 100, timetable.due(1, 0));
        assertEquals(7 + SECOND / 100 * 4, timetable.due(0, 1));
    }

    @Test
    void itDoesNotDrift() {
        Timetable timetable = new Timetable(0, 3, 1);
        assertEquals(1_000 * SECOND, timetable.due(0, 3_000));
    }
}
