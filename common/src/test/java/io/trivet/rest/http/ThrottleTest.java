package io.trivet.rest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final int MOST = 4_000;
    private static final long SLOW_MILLIS = 500;
    private static final long SLOW = TimeUnit.MILLISECONDS.toNanos(SLOW_MILLIS) + 1;
    private static final long FAST = TimeUnit.MILLISECONDS.toNanos(5);

    private final Throttle throttle = new Throttle(MOST, SLOW_MILLIS, 0);
    private long now;

    /** What the limit is after a window in which so many operations were done. */
    private int after(int underWay, int fast, int slow) {
        done(fast, FAST);
        done(slow, SLOW);
        now += Throttle.WINDOW;
        return throttle.limit(now, underWay);
    }

    private void done(int count, long nanos) {
        for (int i = 0; i < count; i++) {
            throttle.done(nanos);
        }
    }

    private void slowDown() {
        for (int i = 0; i < 10; i++) {
            after(MOST, 0, 100);
        }
    }

    private void open() {
        for (int i = 0; i < 10; i++) {
            after(MOST, 100, 0);
        }
    }

    @Test
    void itBeginsWithSomeAndTakesOnMoreWhileAllIsFast() {
        assertEquals(Throttle.BEGINNING, throttle.limit(0, 0));
        for (int i = 0; i < 10; i++) {
            after(MOST, 100, 9);
        }
        assertEquals(MOST, throttle.limit(now, MOST));
    }

    @Test
    void whatGetsSlowIsTakenOnNoMoreWithinSeconds() {
        open();
        int limit = after(MOST, 10, 100);
        for (int i = 0; i < 6; i++) {
            assertTrue(after(limit, 10, 100) < limit);
            limit = throttle.limit(now, limit);
        }
        assertEquals(Throttle.LEAST, after(limit, 10, 100));
        assertEquals(Throttle.LEAST, after(limit, 10, 100));
    }

    @Test
    void whatIsUnderWayIsWhatWasTooMuch() {
        after(200, 10, 100);
        assertEquals(100, after(200, 10, 100));
    }

    /** The disk stood still for a moment: all that waited for it got done at once. */
    @Test
    void oneSlowWindowIsNotTooMuch() {
        assertEquals(Throttle.BEGINNING, after(200, 10, 100));
        assertEquals(Throttle.BEGINNING, after(100, 100, 0));
        assertEquals(Throttle.BEGINNING, after(200, 10, 100));
    }

    @Test
    void whenSomeAreSlowItStays() {
        assertEquals(Throttle.BEGINNING, after(Throttle.BEGINNING, 100, 11));
        assertEquals(Throttle.BEGINNING, after(Throttle.BEGINNING, 51, 50));
    }

    /** How fast more of them would be, nobody knows. */
    @Test
    void whatIsNotUsedDoesNotGrow() {
        assertEquals(Throttle.BEGINNING, after(Throttle.BEGINNING / 2, 100, 0));
        open();
        assertEquals(MOST, after(1, 100, 0));
    }

    @Test
    void itIsAsInTheBeginningAgainWhenNobodyComes() {
        slowDown();
        now += 40 * Throttle.WINDOW;
        assertEquals(Throttle.BEGINNING, throttle.limit(now, 0));
    }

    @Test
    void aSlowWindowOfLongAgoCountsNoMore() {
        done(100, SLOW);
        now += 41 * Throttle.WINDOW;
        assertEquals(Throttle.BEGINNING, throttle.limit(now, 0));
    }

    /** While all that is under way waits for its deadline. */
    @Test
    void itStaysWhenNothingGetsDone() {
        slowDown();
        assertEquals(Throttle.LEAST, after(Throttle.LEAST, 0, 0));
    }

    /** They may have waited for a takeover. */
    @Test
    void aFewSlowOnesSayNothing() {
        assertEquals(Throttle.BEGINNING, after(Throttle.BEGINNING, 0, 7));
    }

    @Test
    void betweenTwoWindowsItIsTheSame() {
        done(100, SLOW);
        assertEquals(Throttle.BEGINNING, throttle.limit(now + Throttle.WINDOW - 1, MOST));
    }

    @Test
    void aLowerMostIsTheLeast() {
        Throttle low = new Throttle(5, SLOW_MILLIS, 0);
        for (int i = 0; i < 100; i++) {
            low.done(SLOW);
        }
        assertEquals(5, low.limit(Throttle.WINDOW, 5));
    }
}
