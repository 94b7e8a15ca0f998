package io.trivet.deploy.strip;

import java.util.List;

/**
 * What clients got in a window of time.
 *
 * @param seconds client-seconds that count
 * @param without those of them that had no success
 * @param longestGap of any of these clients, between two of its successes, in nanoseconds
 */
record Figures(int seconds, int without, long longestGap) {
    static Figures of(List<Figures> all) {
        return new Figures(
                all.stream().mapToInt(Figures::seconds).sum(),
                all.stream().mapToInt(Figures::without).sum(),
                all.stream().mapToLong(Figures::longestGap).max().orElse(0));
    }
}
