package io.trivet.simulation;

import io.trivet.simulation.Simulation.Outcome;
import io.trivet.watch.WatchRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was asked for on the command line. */
final class Options {
    static final String SEED = "--seed";
    static final String SEEDS = "--seeds";
    static final String MINUTES = "--minutes";
    static final String FROM = "--from";
    static final String ALL = "--all";
    static final String WATCH = "--watch";
    static final String MUTANTS = "--mutants";
    static final String MUTANT = "--mutant";
    static final String TIMES = "--times";
    static final String THREADS = "--threads";
    static final String OPERATIONS = "--operations";

    /** Operations of a history: the same seed with another number of them is another history. */
    static final int USUAL_OPERATIONS = 200;

    private static final Set<String> FLAGS = Set.of(ALL, MUTANTS, WATCH);
    private static final Set<String> VALUED = Set.of(SEED, SEEDS, MINUTES, FROM, MUTANT, TIMES, THREADS, OPERATIONS);

    /** Nothing sensible was asked for. */
    static final class Misused extends RuntimeException {
        Misused(String message) {
            super(message);
        }
    }

    private final Map<String, String> given = new TreeMap<>();

    private Options() {}

    static Options parse(String... arguments) {
        Options options = new Options();
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            if (FLAGS.contains(name)) {
                options.given.put(name, "");
            } else if (!VALUED.contains(name)) {
                throw new Misused("there is no option " + name);
            } else if (++i == arguments.length) {
                throw new Misused(name + " needs a value");
            } else {
                options.given.put(name, arguments[i]);
            }
        }
        if (options.has(SEEDS) && options.has(MINUTES)) {
            throw new Misused("either " + SEEDS + " or " + MINUTES);
        }
        if (options.has(WATCH) && options.has(MUTANT)) {
            throw new Misused(WATCH + " goes with all of its own mutants only: " + MUTANTS);
        }
        return options;
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    long number(String name, long otherwise) {
        try {
            return has(name) ? Long.parseLong(given.get(name)) : otherwise;
        } catch (NumberFormatException e) {
            throw new Misused(name + " needs a whole number, not " + given.get(name));
        }
    }

    double minutes() {
        try {
            return has(MINUTES) ? Double.parseDouble(given.get(MINUTES)) : 1;
        } catch (NumberFormatException e) {
            throw new Misused(MINUTES + " needs a number, not " + given.get(MINUTES));
        }
    }

    int threads() {
        return atLeastOne(THREADS, Runtime.getRuntime().availableProcessors());
    }

    int operations() {
        return atLeastOne(OPERATIONS, USUAL_OPERATIONS);
    }

    int atLeastOne(String name, long otherwise) {
        long number = number(name, otherwise);
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw new Misused(name + " needs a number from 1 on");
        }
        return (int) number;
    }

    /** All, or those whose names contain what was given. */
    List<Mutant> mutants() {
        String part = given.getOrDefault(MUTANT, "");
        List<Mutant> found = Mutants.all().stream()
                .filter(mutant -> mutant.name().contains(part))
                .toList();
        if (found.isEmpty()) {
            throw new Misused("no mutant has " + part + " in its name");
        }
        return found;
    }

    /** One history, with clients that watch if that is wanted. */
    Outcome simulate(long seed, boolean traced) {
        return has(WATCH)
                ? Simulation.watched(seed, new WatchRules(), operations(), traced)
                : Simulation.run(seed, Mutant.NONE, operations(), traced);
    }

    /** What replays this seed as it was run here. */
    String replaying(long seed) {
        int operations = operations();
        String changed = operations == USUAL_OPERATIONS ? "" : " " + OPERATIONS + " " + operations;
        return "deploy/simulate " + SEED + " " + seed + changed + (has(WATCH) ? " " + WATCH : "");
    }
}
