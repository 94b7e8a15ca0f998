package io.trivet.deploy.strip;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What clients got in a window of time.
 *
 * @param seconds client-seconds that count
 * @param without those of them that had no success
 * @param gap the longest time of any of these clients between two of its successes; none when nothing counts
 */
record Figures(int seconds, int without, Optional<Span> gap) {
    /** Of several clients. */
    static Figures of(List<Figures> all) {
        return new Figures(
                all.stream().mapToInt(Figures::seconds).sum(),
                all.stream().mapToInt(Figures::without).sum(),
                all.stream().flatMap(each -> each.gap().stream()).max(Comparator.comparingLong(Span::length)));
    }

    /** In nanoseconds. */
    long longestGap() {
        return gap.map(Span::length).orElse(0L);
    }
}
