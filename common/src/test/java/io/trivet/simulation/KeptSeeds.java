package io.trivet.simulation;

import io.trivet.simulation.Simulation.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The seeds that once showed something, from kept-seeds.txt. */
final class KeptSeeds {
    /** @param why what it once showed */
    record Kept(long seed, String why) {
        private static Kept of(String line) {
            String[] parts = line.split("#", 2);
            return new Kept(Long.parseLong(parts[0].trim()), parts[1].trim());
        }

        Outcome run() {
            return Simulation.run(seed, Mutant.NONE, Options.USUAL_OPERATIONS, false);
        }
    }

    private final PrintStream out;

    KeptSeeds(PrintStream out) {
        this.out = out;
    }

    static List<Kept> all() {
        try (InputStream file = KeptSeeds.class.getResourceAsStream("/kept-seeds.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Kept::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean areClean() {
        List<Kept> all = all();
        int violations = 0;
        for (Kept kept : all) {
            Outcome outcome = kept.run();
            if (outcome.violation().isPresent()) {
                violations++;
                out.println("kept seed " + kept.seed() + " (" + kept.why() + "): " + Replay.inShort(outcome));
                out.println("    replay it: deploy/simulate " + Options.SEED + " " + kept.seed());
            }
        }
        out.println("kept seeds: " + all.size() + ", " + violations + " violations");
        return violations == 0;
    }
}
