package io.trivet.benchmark.report;

import io.trivet.benchmark.heal.Healed;
import io.trivet.benchmark.heal.Stretch;
import java.util.List;
import java.util.stream.Stream;

/** How a lost worker was got over, in words. */
record HealedRows(Healed healed) {
    private static final List<String> HEADS =
            List.of("", "seconds", "per s", "p50 ms", "p99 ms", "p99.9 ms", "errors", "lost c-s");

    String title() {
        return "One worker of %d lost for good, with %,d rows; %s"
                .formatted(
                        healed.loss().workers(),
                        healed.loss().held(),
                        healed.loss().data());
    }

    /** Sentences of their own. */
    List<String> facts() {
        return List.of(
                "maximum %,.0f per s of half gets, half puts; asked for: %,.0f"
                        .formatted(healed.maximum(), healed.pace()),
                "declared down after %.1f s".formatted(healed.missing().sample().seconds()),
                "three copies of all %.1f s after that: %,d rows, %,.0f per s"
                        .formatted(healed.seconds(), healed.loss().copied(), healed.rowsPerSecond()),
                "lost c-s: client-seconds without a success");
    }

    /** The heads first. */
    Stream<List<String>> figures() {
        return Stream.of(
                HEADS,
                row("before", healed.before()),
                row("until down", healed.missing()),
                row("healing", healed.healing()));
    }

    private static List<String> row(String name, Stretch stretch) {
        return List.of(
                name,
                "%.1f".formatted(stretch.sample().seconds()),
                "%,.0f".formatted(stretch.sample().rate()),
                millis(stretch, 50),
                millis(stretch, 99),
                millis(stretch, 99.9),
                "%,d".formatted(stretch.sample().errors()),
                "%,d".formatted(stretch.lost()));
    }

    private static String millis(Stretch stretch, double percentile) {
        return "%,.2f".formatted(stretch.sample().latencies().percentile(percentile));
    }
}
