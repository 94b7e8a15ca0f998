package io.trivet.benchmark.report;

import io.trivet.benchmark.plan.Subject;
import io.trivet.benchmark.plan.Work;
import io.trivet.benchmark.watch.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A line of the table, in words. */
record Row(String name, List<String> figures, List<String> takes) {
    static final List<String> HEADS =
            List.of("per s", "slowest", "fastest", "p50 ms", "p99 ms", "p99.9 ms", "/ etcd", "WAL B");

    /** What an operation takes, and what there is of memory, each by kind of process. */
    static final List<String> TAKES = List.of("CPU, \u00b5s for each operation", "memory, MB");

    static Row of(Result result, Results results) {
        boolean isPgbench = result.cell().subject() == Subject.POSTGRES;
        return new Row(
                result.cell().subject().title(),
                List.of(
                        "%,.0f".formatted(result.rate()),
                        "%,.0f".formatted(result.slowest()),
                        "%,.0f".formatted(result.fastest()),
                        millis(result.percentile(50)),
                        // All that pgbench tells is the average, which stands in place of the median.
                        isPgbench ? "" : millis(result.percentile(99)),
                        isPgbench ? "" : millis(result.percentile(99.9)),
                        toEtcd(result, results),
                        written(result)),
                List.of(sums(result.cpu()), sums(result.memory())));
    }

    private static String millis(double millis) {
        return "%,.2f".formatted(millis);
    }

    private static String toEtcd(Result result, Results results) {
        Optional<Double> ratio =
                result.cell().subject() == Subject.ETCD ? Optional.empty() : results.ratio(result.cell(), Subject.ETCD);
        return ratio.map("%.2f"::formatted).orElse("");
    }

    private static String written(Result result) {
        Work work = result.cell().work();
        return result.written() > 0 && work.reads() == 0 ? "%,.0f".formatted(result.written()) : "";
    }

    private static String sums(Map<Kind, Double> byKind) {
        return byKind.entrySet().stream()
                .map(each -> each.getKey().title() + " %,.0f".formatted(each.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** What must not be overlooked, if there is something. */
    static Optional<String> warning(Result result) {
        return result.errors() == 0
                ? Optional.empty()
                : Optional.of("%,d ERRORS beside %,d operations: %s"
                        .formatted(result.errors(), result.operations(), String.join(", ", result.remarks())));
    }
}
