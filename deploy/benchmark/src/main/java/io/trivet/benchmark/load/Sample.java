package io.trivet.benchmark.load;

import java.util.List;

/**
 * What one load found.
 *
 * @param operations that were acknowledged
 * @param errors operations that were not: refused, broken off, or without an answer
 * @param remarks what must not be overlooked
 */
public record Sample(long operations, long errors, double seconds, Histogram latencies, List<String> remarks) {
    /** That of several at the same time. */
    public static Sample merged(List<Sample> all) {
        return new Sample(
                all.stream().mapToLong(Sample::operations).sum(),
                all.stream().mapToLong(Sample::errors).sum(),
                all.stream().mapToDouble(Sample::seconds).average().orElse(0),
                Histogram.merged(all.stream().map(Sample::latencies).toList()),
                all.stream().flatMap(each -> each.remarks.stream()).toList());
    }

    public double rate() {
        return seconds == 0 ? 0 : operations / seconds;
    }
}
