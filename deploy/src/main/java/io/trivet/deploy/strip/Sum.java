package io.trivet.deploy.strip;

import io.trivet.deploy.strip.Round.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Windows of one kind summed up, but for void ones.
 *
 * @param windows that count
 * @param voids that do not
 * @param seconds client-seconds
 * @param without those of them without a success
 * @param median of the longest gaps of the windows, in nanoseconds
 * @param worst of them
 */
record Sum(String kind, int windows, int voids, int seconds, int without, long median, long worst) {
    static final String CONTROL = "no fault";
    static final String FAULTS = "all faults";

    static Sum of(String kind, List<Window> all) {
        List<Figures> counted = all.stream()
                .filter(window -> !window.isVoid())
                .map(Window::figures)
                .toList();
        long[] gaps = counted.stream().mapToLong(Figures::longestGap).sorted().toArray();
        Figures total = Figures.of(counted);
        return new Sum(
                kind,
                counted.size(),
                all.size() - counted.size(),
                total.seconds(),
                total.without(),
                median(gaps),
                total.longestGap());
    }

    private static long median(long[] sorted) {
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return 0;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** Each kind of fault, then all of them, and what there was without any. */
    static List<Sum> of(List<Round> rounds) {
        Map<String, List<Window>> byKind = new LinkedHashMap<>();
        rounds.forEach(round -> byKind.computeIfAbsent(round.kind(), created -> new ArrayList<>())
                .add(round.broken()));
        List<Sum> sums = new ArrayList<>();
        byKind.forEach((kind, windows) -> sums.add(of(kind, windows)));
        sums.add(of(FAULTS, rounds.stream().map(Round::broken).toList()));
        sums.add(of(CONTROL, rounds.stream().map(Round::control).toList()));
        return sums;
    }
}
