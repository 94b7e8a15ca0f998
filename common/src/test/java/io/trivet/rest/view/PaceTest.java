package io.trivet.rest.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How fast partitions are moved, and for how long still. */
class PaceTest {
    private long now;
    private final Pace pace = new Pace(() -> now);

    private void note(int left) {
        pace.note(left);
        now += TimeUnit.SECONDS.toNanos(2);
    }

    @Test
    void isUnknownBeforeAnythingWasDone() {
        assertEquals(OptionalLong.empty(), pace.secondsLeft(10));
        note(10);
        note(10);
        assertEquals(0, pace.donePerSecond());
        assertEquals(OptionalLong.empty(), pace.secondsLeft(10));
        assertEquals(OptionalLong.of(0), pace.secondsLeft(0));
    }

    @Test
    void isThatOfWhatWasDone() {
        note(10);
        note(6);
        assertEquals(2, pace.donePerSecond());
        assertEquals(OptionalLong.of(3), pace.secondsLeft(6));
        assertEquals(OptionalLong.of(3), pace.secondsLeft(5), "rounded up");
    }

    @Test
    void isNoSlowerForWhatIsAddedMeanwhile() {
        note(10);
        note(6);
        note(30);
        note(18);
        assertEquals(16 / 6.0, pace.donePerSecond());
    }

    @Test
    void forgetsWhatIsLongerAgoThanAMinute() {
        int left = 10_000;
        note(left);
        note(left -= 1_000);
        for (int i = 0; i < 30; i++) {
            note(left -= 4);
        }
        assertEquals(2, pace.donePerSecond());
    }

    @Test
    void beginsAnewWhenAllWasDone() {
        note(100);
        note(0);
        note(0);
        assertEquals(0, pace.donePerSecond());
        note(8);
        note(4);
        assertEquals(1, pace.donePerSecond());
    }
}
