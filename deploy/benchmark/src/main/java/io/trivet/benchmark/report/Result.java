package io.trivet.benchmark.report;

import io.trivet.benchmark.plan.Cell;
import io.trivet.benchmark.watch.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** A cell in all rounds: each figure is the median of theirs. */
public record Result(Cell cell, List<Measured> rounds) {
    private double median(ToDoubleFunction<Measured> figure) {
        return Median.of(rounds.stream().mapToDouble(figure).toArray());
    }

    public double rate() {
        return median(round -> round.sample().rate());
    }

    public double slowest() {
        return rounds.stream().mapToDouble(round -> round.sample().rate()).min().orElse(0);
    }

    public double fastest() {
        return rounds.stream().mapToDouble(round -> round.sample().rate()).max().orElse(0);
    }

    /** Milliseconds. */
    public double percentile(double percentile) {
        return median(round -> round.sample().latencies().percentile(percentile));
    }

    public long operations() {
        return rounds.stream().mapToLong(round -> round.sample().operations()).sum();
    }

    public long errors() {
        return rounds.stream().mapToLong(round -> round.sample().errors()).sum();
    }

    public List<String> remarks() {
        return rounds.stream()
                .flatMap(round -> round.sample().remarks().stream())
                .toList();
    }

    /** Microseconds of processor time for each operation. */
    public Map<Kind, Double> cpu() {
        Map<Kind, Double> cpu = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            if (rounds.stream().anyMatch(round -> round.cpu().containsKey(kind))) {
                cpu.put(kind, median(round -> round.cpu().getOrDefault(kind, 0.0) * 1e6 / operations(round)));
            }
        }
        return cpu;
    }

    /** Bytes in logs of changes for each operation. */
    public double written() {
        return median(round -> (double) round.written() / operations(round));
    }

    /** Megabytes, where most of it was used. */
    public Map<Kind, Double> memory() {
        Map<Kind, Double> memory = new EnumMap<>(Kind.class);
        rounds.forEach(round -> round.memory().forEach((kind, size) -> memory.merge(kind, size, Math::max)));
        return memory;
    }

    private static double operations(Measured round) {
        return Math.max(1, round.sample().operations());
    }
}
