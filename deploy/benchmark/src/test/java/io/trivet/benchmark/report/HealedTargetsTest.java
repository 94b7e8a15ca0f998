package io.trivet.benchmark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.benchmark.heal.Healed;
import io.trivet.benchmark.heal.Loss;
import io.trivet.benchmark.heal.Stretch;
import io.trivet.benchmark.load.Histogram;
import io.trivet.benchmark.load.Sample;
import io.trivet.benchmark.plan.DataSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealedTargetsTest {
    private static Stretch stretch(double seconds, long micros, long lost) {
        return new Stretch(new Sample(1, 0, seconds, Histogram.of(List.of(micros)), List.of()), lost);
    }

    private static Results results(long held, Stretch missing, Stretch healing) {
        Healed healed = new Healed(
                new Loss(new DataSet(135_000, 100), "w2", 4, held, held),
                4_000,
                2_000,
                stretch(5, 1_000, 0),
                missing,
                healing);
        return new Results(Map.of(), Map.of(), List.of(), Optional.of(healed));
    }

    private static String verdict(Results results, String name) {
        return new Targets(results)
                .all().stream()
                        .filter(target -> target.name().startsWith(name))
                        .findFirst()
                        .orElseThrow()
                        .verdict();
    }

    @Test
    void allThreeAreJudged() {
        Results good = results(101_000, stretch(6, 1_000, 0), stretch(10, 100_000, 0));
        assertEquals("met", verdict(good, "100,000 rows"));
        assertEquals("met", verdict(good, "meanwhile"));
        assertEquals("met", verdict(good, "client-seconds"));
        Results bad = results(101_000, stretch(6, 1_000, 1), stretch(10.1, 100_100, 0));
        assertEquals("NOT MET", verdict(bad, "100,000 rows"));
        assertEquals("NOT MET", verdict(bad, "meanwhile"));
        assertEquals("NOT MET", verdict(bad, "client-seconds"));
    }

    @Test
    void fewerRowsSayNothing() {
        Results few = results(9_000, stretch(6, 1_000, 0), stretch(1, 1_000, 0));
        assertEquals("not measured", verdict(few, "100,000 rows"));
    }

    @Test
    void theReportsShowIt() {
        Results results = results(101_000, stretch(6, 1_000, 0), stretch(8, 2_000, 0));
        assertTrue(
                new Table(results).text().contains("three copies of all 8.0 s after that: 101,000 rows, 12,625 per s"));
        assertTrue(new Page(results).html().contains("12,625"));
        assertEquals(12_625, new Data(results).json().getJsonObject("heal").getDouble("rows_per_second"));
    }
}
