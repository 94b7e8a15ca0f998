package io.trivet.deploy.strip;

import java.util.Comparator;
import java.util.List;

/**
 * What clients got in a window of time.
 *
 * @param seconds client-seconds that count
 * @param without those of them that had no success
 * @param gap the longest time of any of these clients between two of its successes
 */
record Figures(int seconds, int without, Span gap) {
    /** Of several clients. */
    static Figures of(List<Figures> all) {
        return new Figures(
                all.stream().mapToInt(Figures::seconds).sum(),
                all.stream().mapToInt(Figures::without).sum(),
                all.stream()
                        .map(Figures::gap)
                        .max(Comparator.comparingLong(Span::length))
                        .orElse(Span.NONE));
    }

    /** In nanoseconds. */
    long longestGap() {
        return gap.length();
    }
}
