package io.trivet.simulation.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
    private final VirtualTime time = new VirtualTime();
    private final List<String> ran = new ArrayList<>();

    @Test
    void eventsRunInTheOrderOfTheirTimes() {
        at(5, "five");
        at(1, "one");
        at(3, "three");
        time.runUntil(100);
        assertEquals(List.of("1 one", "3 three", "5 five"), ran);
        assertEquals(100, time.now());
    }

    @Test
    void eventsOfOneTimeRunInTheOrderInWhichTheyWereScheduled() {
        at(1, "a");
        at(1, "b");
        time.schedule(1, () -> at(0, "e"));
        at(1, "c");
        at(1, "d");
        time.runUntil(1);
        assertEquals(List.of("1 a", "1 b", "1 c", "1 d", "1 e"), ran);
    }

    @Test
    void whatIsLaterThanTheEndWaits() {
        at(2, "in time");
        at(3, "late");
        time.runUntil(2);
        assertEquals(List.of("2 in time"), ran);
        assertTrue(time.step());
        assertEquals(3, time.now());
        assertFalse(time.step());
    }

    @Test
    void aNegativeDelayIsNone() {
        time.runUntil(7);
        at(-5, "now");
        time.step();
        assertEquals(List.of("7 now"), ran);
    }

    @Test
    void whatIsCancelledDoesNotRun() {
        VirtualTime.Event one = at(1, "one");
        VirtualTime.Event two = at(2, "two");
        time.schedule(1, two::cancel);
        one.cancel();
        one.cancel();
        time.runUntil(5);
        two.cancel();
        assertEquals(List.of(), ran);
        assertEquals(1, time.executed());
    }

    @Test
    void aMillionCancelledTimersTakeNoRoom() {
        for (int i = 0; i < 1_000_000; i++) {
            time.schedule(1_000_000 + i, ran::clear).cancel();
            if (i % 1000 == 0) {
                at(i % 7000, "kept");
            }
        }
        assertTrue(time.waiting() < 20_000, time.waiting() + " are waiting");
        time.runUntil(2_000_000);
        assertEquals(1000, ran.size());
        assertEquals(0, time.waiting());
    }

    @Test
    void manyEventsKeepTheirOrderThroughCancelling() {
        SplittableRandom random = new SplittableRandom(1);
        long[] last = {0, 0};
        List<VirtualTime.Event> events = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            events.add(time.schedule(random.nextInt(500), () -> {
                assertTrue(time.now() >= last[0]);
                last[0] = time.now();
                last[1]++;
            }));
            if (random.nextInt(3) > 0) {
                events.get(random.nextInt(events.size())).cancel();
            }
        }
        long cancelled = events.stream().filter(VirtualTime.Event::isCancelled).count();
        time.runUntil(1000);
        assertEquals(events.size() - cancelled, last[1]);
    }

    private VirtualTime.Event at(long delay, String name) {
        return time.schedule(delay, () -> ran.add(time.now() + " " + name));
    }
}
