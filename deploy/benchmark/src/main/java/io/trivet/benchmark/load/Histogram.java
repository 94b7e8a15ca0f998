package io.trivet.benchmark.load;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How long operations took.
 *
 * @param weights of each time in microseconds; a part of an operation where only quantiles are known
 */
public record Histogram(NavigableMap<Long, Double> weights) {
    public static final Histogram EMPTY = new Histogram(new TreeMap<>());

    public static Histogram of(Collection<Long> micros) {
        NavigableMap<Long, Double> weights = new TreeMap<>();
        micros.forEach(each -> weights.merge(each, 1.0, Double::sum));
        return new Histogram(weights);
    }

    /**
     * That of so many operations.
     *
     * @param percentiles times in microseconds by percentile, from the first above 0 up to 100
     */
    public static Histogram ofPercentiles(NavigableMap<Double, Long> percentiles, long operations) {
        NavigableMap<Long, Double> weights = new TreeMap<>();
        double below = 0;
        for (Map.Entry<Double, Long> each : percentiles.entrySet()) {
            weights.merge(each.getValue(), (each.getKey() - below) / 100 * operations, Double::sum);
            below = each.getKey();
        }
        return new Histogram(weights);
    }

    public static Histogram merged(List<Histogram> all) {
        NavigableMap<Long, Double> weights = new TreeMap<>();
        all.forEach(one -> one.weights.forEach((micros, weight) -> weights.merge(micros, weight, Double::sum)));
        return new Histogram(weights);
    }

    /**
     * With what would have been measured if clients had not held back while they waited: who takes longer than usual
     * keeps its client from sending others. wrk reckons so, and what is set beside it has to do the same.
     *
     * @param usual microseconds from one operation of a client to its next, on average
     */
    public Histogram corrected(long usual) {
        NavigableMap<Long, Double> all = new TreeMap<>(weights);
        weights.tailMap(2 * usual, true).forEach((micros, weight) -> {
            for (long missed = micros - usual; missed > usual; missed -= usual) {
                all.merge(missed, weight, Double::sum);
            }
        });
        return new Histogram(all);
    }

    private double total() {
        return weights.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** In milliseconds: so many of a hundred operations took no longer. */
    public double percentile(double percentile) {
        double left = total() * percentile / 100;
        for (Map.Entry<Long, Double> each : weights.entrySet()) {
            left -= each.getValue();
            // What adding up loses must not move a quantile to the next time.
            if (left <= 1e-6) {
                return each.getKey() / 1e3;
            }
        }
        return weights.isEmpty() ? 0 : weights.lastKey() / 1e3;
    }
}
