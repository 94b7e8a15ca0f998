package io.trivet.benchmark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PgbenchTest {
    @Test
    void readsWhatPgbenchSays() {
        Sample sample = Pgbench.parse("""
                number of transactions actually processed: 4850
                number of failed transactions: 0 (0.000%)
                latency average = 4.948 ms
                initial connection time = 24.371 ms
                tps = 1616.666667 (without initial connection time)
                """);
        assertEquals(4_850, sample.operations());
        assertEquals(1_616.667, sample.rate(), 0.001);
        assertEquals(4.948, sample.latencies().percentile(50));
        assertEquals(0, sample.errors());
    }
}
