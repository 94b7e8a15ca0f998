package io.trivet.benchmark.report;

import java.util.stream.DoubleStream;

/** The middle one, or between the two in the middle. */
final class Median {
    private Median() {}

    static double of(double... figures) {
        double[] sorted = DoubleStream.of(figures).sorted().toArray();
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return 0;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
