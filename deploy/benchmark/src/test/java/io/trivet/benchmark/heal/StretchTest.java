package io.trivet.benchmark.heal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StretchTest {
    private static final long MILLI = 1_000_000;
    private static final long FROM = 5_000 * MILLI;

    private static Operation done(int client, long dueMillis, long endedMillis) {
        return new Operation(client, FROM + dueMillis * MILLI, FROM + endedMillis * MILLI, true);
    }

    private static Operation failed(int client, long dueMillis, long endedMillis) {
        return new Operation(client, FROM + dueMillis * MILLI, FROM + endedMillis * MILLI, false);
    }

    private static Stretch of(int clients, long millis, Operation... all) {
        return Stretch.of(List.of(all), clients, FROM, FROM + millis * MILLI);
    }

    @Test
    void latencyCountsFromWhenItWasDue() {
        Stretch stretch = of(1, 1_000, done(0, 0, 10), done(0, 5, 25), done(0, 8, 26));
        assertEquals(18, stretch.sample().latencies().percentile(50));
        assertEquals(20, stretch.sample().latencies().percentile(100));
        assertEquals(3, stretch.sample().rate());
    }

    @Test
    void whatWasDueBeforeOrAfterwardsBelongsToOthers() {
        Stretch stretch = of(1, 1_000, done(0, -1, 10), done(0, 999, 1_400), done(0, 1_000, 1_001));
        assertEquals(1, stretch.sample().operations());
        assertEquals(401, stretch.sample().latencies().percentile(100));
    }

    @Test
    void errorsAreCountedAndHaveNoLatency() {
        Stretch stretch = of(1, 1_000, done(0, 0, 10), failed(0, 100, 900));
        assertEquals(1, stretch.sample().errors());
        assertEquals(10, stretch.sample().latencies().percentile(100));
    }

    @Test
    void aSecondWithoutASuccessIsLostForThatClient() {
        Stretch stretch = of(2, 2_000, done(0, 0, 10), done(0, 1_500, 1_510), done(1, 0, 10), failed(1, 1_500, 1_510));
        assertEquals(1, stretch.lost());
    }

    @Test
    void aSuccessCountsWhenItComes() {
        assertEquals(1, of(1, 2_000, done(0, 0, 1_200)).lost());
    }

    @Test
    void theLastSecondReachesBeyondTheEnd() {
        assertEquals(0, of(1, 1_100, done(0, 0, 10), done(0, 1_300, 1_400)).lost());
        assertEquals(1, of(1, 1_100, done(0, 0, 10)).lost());
    }
}
