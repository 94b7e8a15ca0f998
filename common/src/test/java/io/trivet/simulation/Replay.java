package io.trivet.simulation;

import io.trivet.simulation.Simulation.Outcome;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** One seed again, with what happened in it. */
final class Replay {
    private static final int SHORT = 200;

    /** What most operations say of their conditions: nothing. */
    private static final String UNCONDITIONAL =
            ", condition=Condition[ifMatch=NotGiven[], ifNoneMatch=NotGiven[], version=0]";

    private final PrintStream out;
    private final long seed;
    private final Mutant mutant;
    private final Options options;

    Replay(PrintStream out, long seed, Mutant mutant, Options options) {
        this.out = out;
        this.seed = seed;
        this.mutant = mutant;
        this.options = options;
    }

    /** Whether nothing was violated. The whole trace is printed if so asked, else what bears on the violation. */
    boolean print(boolean all) {
        Outcome outcome = mutant == Mutant.NONE
                ? options.simulate(seed, true)
                : Simulation.run(seed, mutant, options.operations(), true);
        Optional<String> violation = outcome.violation();
        if (mutant != Mutant.NONE) {
            out.println("mutant: " + mutant.name());
        }
        if (all) {
            outcome.trace().forEach(out::println);
        } else if (violation.isPresent()) {
            List<String> trace = Concern.of(violation.get(), outcome.trace()).filter(outcome.trace());
            trace.forEach(line -> out.println(line.replace(UNCONDITIONAL, "")));
            out.println(trace.size() + " of " + outcome.trace().size() + " lines; " + Options.ALL + " shows the rest");
        }
        out.println("seed " + seed + ", " + outcome.profile().kind() + ": " + outcome.counters());
        out.println(violation.map(what -> "violation: " + what).orElse("no violation"));
        return violation.isEmpty();
    }

    /** One line for a run that went wrong. */
    static String inShort(Outcome outcome) {
        String what =
                outcome.violation().orElse("no violation").lines().findFirst().orElse("");
        String cut = what.length() <= SHORT ? what : what.substring(0, SHORT) + "...";
        return outcome.profile().kind() + ": " + cut;
    }
}
