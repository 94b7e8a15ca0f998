package io.trivet.worker.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.host.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final int MOST = 6;
    private static final int MANY = 10;

    private final Clock clock = new Clock();
    private final Pace pace = new Pace(clock, MOST);
    private int begun;

    private boolean mayBegin() {
        return pace.mayBegin(() -> begun++);
    }

    private void statement(int questions, long millis) {
        pace.begins(questions);
        clock.now += millis;
        pace.ended(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void whoeverAsksAloneWaitsForNothing() {
        statement(1, 3);
        pace.begins(2);
        assertTrue(mayBegin());
        assertEquals(List.of(), clock.timers);
    }

    @Test
    void aBusyLaneWaitsTwiceWhatTheLastStatementTook() {
        statement(MANY, 2);
        pace.begins(MANY);
        assertFalse(mayBegin());
        assertFalse(mayBegin());
        assertEquals(List.of(4L), clock.timers, "one timer for both");
        clock.now += 4;
        clock.fire();
        assertEquals(1, begun);
        assertTrue(mayBegin());
    }

    @Test
    void noneWaitsLongerThanTheMost() {
        statement(MANY, 1_000);
        pace.begins(MANY);
        assertFalse(mayBegin());
        assertEquals(List.of((long) MOST), clock.timers);
    }

    @Test
    void whatTakesLessThanAMillisecondCountsAsOne() {
        pace.begins(MANY);
        pace.ended(TimeUnit.MICROSECONDS.toNanos(200));
        pace.begins(MANY);
        assertFalse(mayBegin());
        assertEquals(List.of(2L), clock.timers);
    }

    /** Time that passes when the test says so. */
    private static final class Clock implements Timing {
        private final List<Long> timers = new ArrayList<>();
        private final List<Runnable> tasks = new ArrayList<>();
        private long now = -1_000;

        void fire() {
            tasks.forEach(Runnable::run);
        }

        @Override
        public long now() {
            return now;
        }

        @Override
        public long wallClock() {
            return now;
        }

        @Override
        public Cancellable after(long millis, Runnable task) {
            timers.add(millis);
            tasks.add(task);
            return () -> tasks.remove(task);
        }

        @Override
        public void endOfTurn(Runnable task) {
            throw new UnsupportedOperationException();
        }
    }
}
