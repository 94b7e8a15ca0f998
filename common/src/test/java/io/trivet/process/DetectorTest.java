package io.trivet.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.rest.port.NodeStatus.Health;
import org.junit.jupiter.api.Test;

final class DetectorTest {
    private static final long START = 50_000;

    private final Detector detector = new Detector(2_000, 6_000, START);

    private Health state(long silence, long afterStart) {
        return detector.state(silence, START + afterStart);
    }

    private void tickUntil(long afterStart) {
        for (long at = 0; at <= afterStart; at += 500) {
            detector.tick(START + at);
        }
    }

    @Test
    void silenceMakesASuspectAndMoreOfItIsDown() {
        tickUntil(10_000);
        assertEquals(Health.UP, state(1_999, 10_000));
        assertEquals(Health.SUSPECT, state(2_000, 10_000));
        assertEquals(Health.SUSPECT, state(5_999, 10_000));
        assertEquals(Health.DOWN, state(6_000, 10_000));
    }

    @Test
    void whoWasNeverHeardIsUpUntilItHadTheTimeToBeHeard() {
        assertEquals(Health.UP, state(Detector.NEVER_HEARD, 0));
        tickUntil(2_000);
        assertEquals(Health.SUSPECT, state(Detector.NEVER_HEARD, 2_000));
        tickUntil(6_000);
        assertEquals(Health.DOWN, state(Detector.NEVER_HEARD, 6_000));
    }

    @Test
    void afterAFreezeOfItsOwnEverybodyGetsAFullTimeout() {
        tickUntil(10_000);
        detector.tick(START + 40_000);
        assertEquals(Health.UP, state(30_000, 40_000));
        detector.tick(START + 41_000);
        assertEquals(Health.UP, state(31_000, 41_500));
        detector.tick(START + 42_000);
        assertEquals(Health.SUSPECT, state(32_000, 42_000));
    }

    @Test
    void whoAsksBeforeTheFirstTickAfterAFreezeIsNotToldThatAllAreDown() {
        tickUntil(10_000);
        assertEquals(Health.UP, state(30_000, 40_000));
    }
}
