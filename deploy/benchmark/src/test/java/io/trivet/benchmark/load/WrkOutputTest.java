package io.trivet.benchmark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.deploy.local.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrkOutputTest {
    private static final String FINE = """
            Running 5s test @ http://127.0.0.1:18001
            bench 1000 requests 5000000 us 0 connect 0 read 0 write 0 timeout 0 status
            bench 50.00 is 1200
            bench 99.00 is 9000
            bench 100.00 is 20000
            """;

    @Test
    void countsWhatWasAnswered() {
        Sample sample = WrkOutput.parse(FINE);
        assertEquals(1_000, sample.operations());
        assertEquals(200, sample.rate(), 0.001);
        assertEquals(0, sample.errors());
        assertTrue(sample.remarks().isEmpty());
    }

    @Test
    void hasTheLatencies() {
        Histogram latencies = WrkOutput.parse(FINE).latencies();
        assertEquals(1.2, latencies.percentile(50));
        assertEquals(9, latencies.percentile(99));
        assertEquals(20, latencies.percentile(99.9));
    }

    @Test
    void aWrongStatusIsNoSuccess() {
        Sample sample = WrkOutput.parse(FINE.replace("0 timeout 0 status", "2 timeout 30 status"));
        assertEquals(970, sample.operations());
        assertEquals(32, sample.errors());
        assertEquals(List.of("2 x late answer", "30 x error status"), sample.remarks());
    }

    @Test
    void whatIsNoFigureIsRefusedWithItsWords() {
        Refusal refusal = assertThrows(
                Refusal.class, () -> WrkOutput.parse("unable to connect to 127.0.0.1:1 Connection refused"));
        assertTrue(refusal.getMessage().contains("unable to connect"));
    }
}
