package io.trivet.benchmark.watch;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Process numbers by kind. */
public record Processes(Map<Kind, List<Long>> pids) {
    /** Seconds of processor time so far, of ended children that were waited for too. */
    public Map<Kind, Double> cpu() {
        return sums(ProcFiles::cpuSeconds);
    }

    /** Megabytes of memory in use; what several share counts once. */
    public Map<Kind, Double> memory() {
        return sums(ProcFiles::megabytes);
    }

    private Map<Kind, Double> sums(ToDoubleFunction<Long> figure) {
        Map<Kind, Double> sums = new EnumMap<>(Kind.class);
        pids.forEach(
                (kind, list) -> sums.put(kind, list.stream().mapToDouble(figure).sum()));
        return sums;
    }

    public static Map<Kind, Double> difference(Map<Kind, Double> after, Map<Kind, Double> before) {
        Map<Kind, Double> differences = new EnumMap<>(Kind.class);
        // A backend that has ended without its parent's knowing would count against the others.
        after.forEach((kind, sum) -> differences.put(kind, Math.max(0, sum - before.getOrDefault(kind, 0.0))));
        return differences;
    }
}
