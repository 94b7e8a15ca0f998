package io.trivet.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.row.OperationId;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdClockTest {
    private final VirtualTiming timing = new VirtualTiming();
    private final IdClock clock = new IdClock(timing, new Random(1)::nextLong);

    @Test
    void idsRiseAndDoNotRunAheadOfTheClock() {
        OperationId last = OperationId.NONE;
        for (int i = 0; i < 100_000; i++) {
            OperationId next = clock.next();
            assertTrue(next.isAbove(last) && next.isVersion7());
            last = next;
        }
        assertEquals(timing.wallClock(), last.time());
    }

    @Test
    void idsRiseWhereTheRandomBitsOfAMillisecondAreUsedUp() {
        OperationId highest = OperationId.of(timing.wallClock(), -1, -1);
        OperationId next = clock.nextAbove(highest);
        assertTrue(next.isAbove(highest));
        assertEquals(highest.time() + 1, next.time());
    }

    @Test
    void theClockNeverRunsBehindATimeItWasTold() {
        clock.told(timing.wallClock() + 700);
        clock.told(timing.wallClock() + 300);
        assertEquals(timing.wallClock() + 700, clock.next().time());
        timing.pass(1_000);
        assertEquals(timing.wallClock(), clock.next().time());
    }
}
