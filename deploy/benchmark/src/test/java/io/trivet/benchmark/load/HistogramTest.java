package io.trivet.benchmark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private static Histogram upTo(long most) {
        return Histogram.of(LongStream.rangeClosed(1, most)
                .map(millis -> millis * 1_000)
                .boxed()
                .toList());
    }

    @Test
    void aPercentileIsTheTimeThatSoManyDidNotExceed() {
        assertEquals(50, upTo(100).percentile(50));
        assertEquals(99, upTo(100).percentile(99));
        assertEquals(100, upTo(100).percentile(99.9));
    }

    @Test
    void whereNothingIsThereIsNoTime() {
        assertEquals(0, Histogram.EMPTY.percentile(50));
    }

    @Test
    void mergedOnesWeighAsMuchAsTheirOperations() {
        Histogram fast = Histogram.ofPercentiles(new TreeMap<>(Map.of(100.0, 1_000L)), 900);
        Histogram slow = Histogram.ofPercentiles(new TreeMap<>(Map.of(100.0, 5_000L)), 100);
        Histogram both = Histogram.merged(List.of(fast, slow));
        assertEquals(1, both.percentile(90));
        assertEquals(5, both.percentile(90.1));
    }

    @Test
    void percentilesAreFoundAgainAfterMerging() {
        TreeMap<Double, Long> percentiles = new TreeMap<>();
        for (int i = 1; i <= 1_000; i++) {
            percentiles.put(i / 10.0, i * 10L);
        }
        Histogram half = Histogram.ofPercentiles(percentiles, 12_345);
        Histogram whole = Histogram.merged(List.of(half, half, half));
        assertEquals(5, whole.percentile(50));
        assertEquals(9.9, whole.percentile(99));
        assertEquals(9.99, whole.percentile(99.9));
    }

    @Test
    void whatASlowOperationKeptFromBeingSentCounts() {
        Histogram corrected = Histogram.of(List.of(10L, 10L, 50L)).corrected(10);
        assertEquals(new TreeMap<>(Map.of(10L, 2.0, 20L, 1.0, 30L, 1.0, 40L, 1.0, 50L, 1.0)), corrected.weights());
    }
}
