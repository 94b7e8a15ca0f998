package io.trivet.simulation;

import io.trivet.simulation.Simulation.Outcome;
import java.io.PrintStream;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/** Looks whether the simulation catches every mutant, from one fixed seed on: always with the same result. */
final class MutantHunt {
    private static final long FIRST = 1;
    private static final int CONTROL_SEEDS = 300;

    private final PrintStream out;
    private final Options options;
    private final long first;
    private final int times;

    MutantHunt(PrintStream out, Options options) {
        this.out = out;
        this.options = options;
        this.first = options.number(Options.FROM, FIRST);
        this.times = options.atLeastOne(Options.TIMES, 1);
    }

    /** Whether each was caught, and nothing was where there was nothing to catch. */
    boolean run() throws InterruptedException {
        int missed = 0;
        int all = options.mutants().size();
        for (Mutant mutant : options.mutants()) {
            boolean caught = mutant.scenario().isPresent() ? isDirectlyCaught(mutant) : isCaught(mutant);
            missed += caught ? 0 : 1;
        }
        boolean clean = options.has(Options.MUTANT) || isControlClean();
        out.println(all + " mutants, " + (all - missed) + " caught, " + missed + " not caught");
        return missed == 0 && clean;
    }

    private boolean isCaught(Mutant mutant) throws InterruptedException {
        int seeds = options.atLeastOne(Options.SEEDS, mutant.seeds());
        long begun = System.nanoTime();
        NavigableMap<Long, Outcome> violations = violations(mutant, seeds);
        if (violations.isEmpty()) {
            out.printf("NOT CAUGHT in %5d seeds: %s%n", seeds, mutant.name());
            return false;
        }
        Outcome earliest = violations.firstEntry().getValue();
        long tried = earliest.seed() - first + 1;
        out.printf("caught after %5d seeds: %s -- %s%n", tried, mutant.name(), Replay.inShort(earliest));
        if (times > 1) {
            Map<Profile.Kind, Integer> kinds = new TreeMap<>();
            violations.values().forEach(outcome -> kinds.merge(outcome.profile().kind(), 1, Integer::sum));
            long span = violations.size() < times ? seeds : violations.lastKey() - first + 1;
            double seconds = (System.nanoTime() - begun) / 1e9;
            out.printf("    %d times in %d seeds and %.0f s: %s%n", violations.size(), span, seconds, kinds);
        }
        return true;
    }

    /** The earliest so many violations. Whatever was begun is waited for, so that a quicker thread cannot decide. */
    private NavigableMap<Long, Outcome> violations(Mutant mutant, int seeds) throws InterruptedException {
        NavigableMap<Long, Outcome> found = new TreeMap<>();
        LongPredicate wanted = seed -> seed < first + seeds && found.size() < times;
        new Sweep(
                        options.threads(),
                        first,
                        wanted,
                        seed -> Simulation.run(seed, mutant, options.operations(), false),
                        outcome -> outcome.violation().ifPresent(what -> found.put(outcome.seed(), outcome)))
                .run(() -> {});
        while (found.size() > times) {
            found.pollLastEntry();
        }
        return found;
    }

    private boolean isDirectlyCaught(Mutant mutant) {
        Mutant.Scenario scenario = mutant.scenario().orElseThrow();
        Optional<String> sound = scenario.run(Mutant.NONE);
        Optional<String> broken = scenario.run(mutant);
        if (sound.isPresent()) {
            out.println("NOT CAUGHT, for its scenario fails without it too: " + mutant.name() + " -- " + sound.get());
        } else if (broken.isEmpty()) {
            out.println("NOT CAUGHT by its scenario: " + mutant.name());
        } else {
            out.println("caught by its scenario: " + mutant.name() + " -- " + broken.get());
        }
        return sound.isEmpty() && broken.isPresent();
    }

    private boolean isControlClean() throws InterruptedException {
        NavigableMap<Long, Outcome> found = violations(Mutant.NONE, CONTROL_SEEDS);
        if (found.isEmpty()) {
            out.println("control: " + CONTROL_SEEDS + " seeds without a mutation are clean");
        } else {
            Outcome outcome = found.firstEntry().getValue();
            out.println("control: seed " + outcome.seed() + " without a mutation: " + Replay.inShort(outcome));
        }
        return found.isEmpty();
    }
}
