package io.trivet.simulation;

import java.io.PrintStream;

/** The command behind deploy/simulate, which says how it is used. */
public final class Simulate {
    private static final int CLEAN = 0;
    private static final int VIOLATED = 1;
    private static final int MISUSED = 2;

    private final PrintStream out;
    private final Options options;

    private Simulate(PrintStream out, Options options) {
        this.out = out;
        this.options = options;
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(System.out, arguments));
    }

    static int run(PrintStream out, String... arguments) throws InterruptedException {
        try {
            return new Simulate(out, Options.parse(arguments)).run() ? CLEAN : VIOLATED;
        } catch (Options.Misused misused) {
            out.println(misused.getMessage() + "; see deploy/simulate --help");
            return MISUSED;
        }
    }

    private boolean run() throws InterruptedException {
        if (options.has(Options.SEED)) {
            long seed = options.number(Options.SEED, 0);
            return new Replay(out, seed, mutant(), options).print(options.has(Options.ALL));
        }
        if (options.has(Options.WATCH) && options.has(Options.MUTANTS)) {
            return new WatchHunt(out, options).run();
        }
        if (options.has(Options.MUTANT)) {
            return new MutantHunt(out, options).run();
        }
        KeptSeeds kept = new KeptSeeds(out);
        if (options.has(Options.MUTANTS)) {
            // Both, so that one run shows all that is wrong.
            boolean caught = new MutantHunt(out, options).run();
            return kept.areClean() & caught;
        }
        return kept.areClean() & new Campaign(out, options).run();
    }

    private Mutant mutant() {
        return options.has(Options.MUTANT) ? options.mutants().get(0) : Mutant.NONE;
    }
}
