package io.trivet.simulation;

/** The command. */
public final class Simulate {
    private Simulate() {}

    public static void main(String[] arguments) {
        long first = Long.parseLong(arguments[0]);
        int runs = Integer.parseInt(arguments[1]);
        boolean traced = arguments.length > 2;
        Counters all = new Counters();
        long begun = System.nanoTime();
        int bad = 0;
        for (long seed = first; seed < first + runs; seed++) {
            Simulation.Outcome outcome = Simulation.run(seed, Mutant.NONE, 200, traced);
            all.add(outcome.counters());
            if (outcome.counters().events > 300_000) {
                System.out.println("seed " + seed + " " + outcome.profile().kind() + " took "
                        + outcome.counters().events + " events");
            }
            if (traced) {
                outcome.trace().forEach(System.out::println);
            }
            if (outcome.violation().isPresent()) {
                bad++;
                System.out.println("seed " + seed + " " + outcome.profile().kind() + ": "
                        + outcome.violation().get());
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("%d runs, %d bad, %.1f s, %.0f runs/s; %s%n", runs, bad, seconds, runs / seconds, all);
    }
}
