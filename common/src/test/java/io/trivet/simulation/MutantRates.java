package io.trivet.simulation;

public final class MutantRates {
    public static void main(String[] a) {
        int most = Integer.parseInt(a[0]);
        String only = a.length > 1 ? a[1] : "";
        for (Mutant mutant : Mutants.all()) {
            if (!mutant.name().contains(only)) continue;
            long begun = System.nanoTime();
            int n = 0;
            String found = "NOT CAUGHT";
            java.util.Map<Profile.Kind, Integer> kinds = new java.util.TreeMap<>();
            int caught = 0;
            for (long seed = 900_000; seed < 900_000 + most; seed++) {
                n++;
                Simulation.Outcome o = Simulation.run(seed, mutant, 200, false);
                if (o.violation().isPresent()) {
                    if (caught == 0)
                        found = seed - 900_000 + " " + o.profile().kind() + " "
                                + o.violation().get().lines().findFirst().get();
                    kinds.merge(o.profile().kind(), 1, Integer::sum);
                    if (++caught >= 5) break;
                }
            }
            System.out.printf(
                    "%-60s %d caught in %d %s %.0fs  first %.170s%n",
                    mutant.name(), caught, n, kinds, (System.nanoTime() - begun) / 1e9, found);
        }
    }
}
