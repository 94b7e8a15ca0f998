package io.trivet.benchmark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.benchmark.load.Histogram;
import io.trivet.benchmark.load.Sample;
import io.trivet.benchmark.plan.Cell;
import io.trivet.benchmark.plan.DataSet;
import io.trivet.benchmark.plan.Subject;
import io.trivet.benchmark.plan.Work;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TargetsTest {
    private static Result result(Work work, int connections, Subject subject, long... rates) {
        return new Result(
                new Cell(work, DataSet.USUAL, connections, subject),
                LongStream.of(rates)
                        .mapToObj(rate -> new Sample(rate, 0, 1, Histogram.of(List.of(1_000_000 / rate)), List.of()))
                        .map(sample -> new Measured(sample, Map.of(), 100, Map.of(), 30))
                        .toList());
    }

    private static Target target(String name, Result... results) {
        return new Targets(new Results(Map.of(), Map.of(), List.of(results), Optional.empty()))
                .all().stream()
                        .filter(each -> each.name().startsWith(name))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void ratesAreSetAgainstEtcds() {
        Target target = target(
                "PUT, 64 connections: times",
                result(Work.PUT, 64, Subject.TRIVET, 100, 900, 300),
                result(Work.PUT, 64, Subject.ETCD, 100, 100, 120));
        assertEquals("3.00", target.found());
        assertEquals("met", target.verdict());
    }

    @Test
    void whatWasNotMeasuredIsNotMissed() {
        assertEquals(
                "not measured",
                target("GET, 64", result(Work.GET, 64, Subject.TRIVET, 100)).verdict());
    }

    @Test
    void latenciesAreNotToBeWorse() {
        Target target = target(
                "PUT, 1 connection:", result(Work.PUT, 1, Subject.TRIVET, 100), result(Work.PUT, 1, Subject.ETCD, 200));
        assertEquals("2.00", target.found());
        assertEquals("NOT MET", target.verdict());
    }

    @Test
    void aPutIsThreeRowsAndAnUpsertSixtyFour() {
        Target target = target(
                "rows of PUT",
                result(Work.PUT, 256, Subject.TRIVET, 640),
                result(Work.SORTED, 8, Subject.POSTGRES, 100));
        assertEquals("0.30", target.found());
    }

    @Test
    void theReportsShowEachResultAndEscapeNothingTwice() {
        Results results = new Results(
                Map.of("etcd", "3 < 4"),
                Map.of(),
                List.of(result(Work.PUT, 64, Subject.TRIVET, 1_234)),
                Optional.empty());
        assertTrue(new Table(results).text().contains("1,234"));
        assertTrue(new Page(results).html().contains("3 &lt; 4"));
        assertEquals(
                1_234,
                new Data(results).json().getJsonArray("cells").getJsonObject(0).getDouble("rate"));
    }

    @Test
    void mediansAreTheMiddle() {
        assertEquals(0, Median.of());
        assertEquals(2, Median.of(3, 1, 2));
        assertEquals(2.5, Median.of(1, 4, 3, 2));
    }
}
