package io.trivet.simulation;

import io.trivet.simulation.Simulation.Outcome;
import io.trivet.simulation.WatchMutants.WatchMutant;
import java.io.PrintStream;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/** Looks whether the simulation catches every mistake in watching, always with the same seeds. */
final class WatchHunt {
    private final PrintStream out;
    private final Options options;

    WatchHunt(PrintStream out, Options options) {
        this.out = out;
        this.options = options;
    }

    /** Whether each was caught. */
    boolean run() throws InterruptedException {
        boolean all = true;
        for (WatchMutant mutant : WatchMutants.all()) {
            all &= isCaught(mutant);
        }
        return all;
    }

    private boolean isCaught(WatchMutant mutant) throws InterruptedException {
        NavigableMap<Long, Outcome> found = new TreeMap<>();
        LongPredicate wanted = seed -> seed < mutant.seeds() && found.isEmpty();
        new Sweep(
                        options.threads(),
                        0,
                        wanted,
                        seed -> Simulation.watched(seed, mutant.rules(), options.operations(), false),
                        outcome -> outcome.violation().ifPresent(what -> found.put(outcome.seed(), outcome)))
                .run(() -> {});
        if (found.isEmpty()) {
            out.printf("NOT CAUGHT in %5d seeds: %s%n", mutant.seeds(), mutant.name());
            return false;
        }
        Outcome earliest = found.firstEntry().getValue();
        out.printf("caught after %5d seeds: %s -- %s%n", earliest.seed() + 1, mutant.name(), Replay.inShort(earliest));
        return true;
    }
}
