package io.trivet.simulation;

import io.trivet.simulation.Simulation.Outcome;
import java.io.PrintStream;
import java.util.function.LongPredicate;

/** So many seeds, or as many as there is time for; fresh ones, unless it is said where to begin. */
final class Campaign {
    /** Of many violations the later ones say nothing new. */
    private static final int SHOWN = 20;

    private static final double NANOS = 1e9;

    private final PrintStream out;
    private final Options options;
    private final long first;
    private final Counters total = new Counters();
    private final double limit;
    private long begun;
    private int violations;

    Campaign(PrintStream out, Options options) {
        this.out = out;
        this.options = options;
        this.first = options.number(Options.FROM, fresh());
        this.limit = options.has(Options.SEEDS) ? Double.POSITIVE_INFINITY : 60 * options.minutes();
    }

    /** Ten for each millisecond: faster than they are used up, so that two campaigns hardly ever share one. */
    private static long fresh() {
        return 10 * Math.floorMod(System.currentTimeMillis(), 1_000_000_000L);
    }

    /** Whether nothing was violated. */
    boolean run() throws InterruptedException {
        boolean counted = options.has(Options.SEEDS);
        long end = counted ? first + options.atLeastOne(Options.SEEDS, 1) : Long.MAX_VALUE;
        String until = counted ? first + ".." + (end - 1) : "from " + first + " on for " + clock(limit);
        out.println("seeds " + until + ", on " + options.threads() + " threads");
        LongPredicate wanted = seed -> seed < end && seconds() < limit;
        begun = System.nanoTime();
        new Sweep(options.threads(), first, wanted, seed -> options.simulate(seed, false), this::add)
                .run(() -> out.println(progress(end)));
        sum();
        return violations == 0;
    }

    private void add(Outcome outcome) {
        total.add(outcome.counters());
        if (outcome.violation().isEmpty()) {
            return;
        }
        if (++violations <= SHOWN) {
            out.println("seed " + outcome.seed() + ": " + Replay.inShort(outcome));
            out.println("    replay it: " + options.replaying(outcome.seed()));
        } else if (violations == SHOWN + 1) {
            out.println("more violations are counted only");
        }
    }

    private String progress(long end) {
        double rate = total.runs / seconds();
        double left = Math.min(limit - seconds(), (end - first - total.runs) / rate);
        return String.format(
                "  %d seeds, %.0f/s, %s gone, %s to go, %d violations",
                total.runs, rate, clock(seconds()), clock(Math.max(0, left)), violations);
    }

    private void sum() {
        double seconds = seconds();
        double rate = total.runs / seconds;
        out.println("seeds " + first + ".." + (first + total.runs - 1) + ": " + total);
        out.printf(
                "%d histories, %d operations, %d violations, %.1f s: %.1f histories/s, %.1f per core%n",
                total.runs, total.operations, violations, seconds, rate, rate / options.threads());
    }

    private double seconds() {
        return (System.nanoTime() - begun) / NANOS;
    }

    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        return String.format("%d:%02d", whole / 60, whole % 60);
    }
}
