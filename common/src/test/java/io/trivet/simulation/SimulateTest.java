package io.trivet.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command: what it prints, and with which code it ends. */
final class SimulateTest {
    private static final String MUTANT = "an acceptor takes a lower ballot";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int run(String... arguments) throws InterruptedException {
        return Simulate.run(new PrintStream(out, true, StandardCharsets.UTF_8), arguments);
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private String last() {
        return lines().get(lines().size() - 1);
    }

    @Test
    void runsSoManySeedsAndTheKeptOnes() throws InterruptedException {
        assertEquals(0, run("--seeds", "10", "--from", "77", "--threads", "2"));
        assertTrue(lines().contains("kept seeds: " + KeptSeeds.all().size() + ", 0 violations"), lines()::toString);
        assertTrue(lines().contains("seeds 77..86, on 2 threads"), lines()::toString);
        assertTrue(last().matches("10 histories, \\d+ operations, 0 violations, .* histories/s, .* per core"), last());
    }

    @Test
    void stopsWhenTheTimeIsUp() throws InterruptedException {
        assertEquals(0, run("--minutes", "0.005", "--from", "1", "--threads", "1"));
        assertTrue(last().matches("\\d+ histories, .*"), last());
    }

    @Test
    void replaysOneSeed() throws InterruptedException {
        assertEquals(0, run("--seed", "5"));
        assertEquals("no violation", last());
    }

    @Test
    void replaysAViolationWithWhatBearsOnIt() throws InterruptedException {
        run("--mutant", MUTANT);
        String seed = lines().get(0).replaceAll("caught after +(\\d+) seeds.*", "$1");
        out.reset();
        assertEquals(1, run("--seed", seed, "--mutant", MUTANT));
        assertTrue(last().startsWith("violation: invariant "), last());
        List<String> some = lines();
        out.reset();
        assertEquals(1, run("--seed", seed, "--mutant", MUTANT, "--all"));
        assertTrue(some.size() < lines().size() / 2, () -> some.size() + " of " + lines().size() + " lines");
        assertTrue(some.stream().anyMatch(line -> line.contains(" leads p")), some::toString);
    }

    @Test
    void huntsOneMutant() throws InterruptedException {
        assertEquals(0, run("--mutant", MUTANT, "--seeds", "20"));
        assertTrue(lines().get(0).matches("caught after +\\d+ seeds: " + MUTANT + " -- .*"), lines()::toString);
    }

    @Test
    void aMutantThatIsNotCaughtFails() throws InterruptedException {
        assertEquals(1, run("--mutant", "a gateway passes on the first decline", "--seeds", "1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--sedes 5",
                "--seeds",
                "--seeds x",
                "--seeds 0",
                "--minutes x",
                "--seeds 1 --minutes 1",
                "--mutant nonsense",
                "--threads 0"
            })
    void saysWhatIsWrongWithTheOptions(String arguments) throws InterruptedException {
        assertEquals(2, run(arguments.split(" ")));
        assertTrue(last().contains("deploy/simulate --help"), last());
    }
}
