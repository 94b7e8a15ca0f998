package io.trivet.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same seed makes the same history, line by line; only so can one that went wrong be looked at again. */
final class DeterminismTest {
    private static List<String> trace(long seed) {
        List<String> trace = Simulation.run(seed, Mutant.NONE, Options.USUAL_OPERATIONS, true)
                .trace();
        assertTrue(trace.size() > 500, () -> "hardly anything happened: " + trace.size() + " lines");
        return trace;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void sameSeedSameTrace(long seed) {
        List<String> first = trace(seed);
        trace(seed + 1_000);
        assertEquals(first, trace(seed));
    }

    @Test
    void anotherSeedAnotherTrace() {
        assertNotEquals(trace(1).subList(1, 500), trace(2).subList(1, 500));
    }

    @Test
    void tracingChangesNothing() {
        for (long seed = 0; seed < 10; seed++) {
            Counters silent = Simulation.run(seed, Mutant.NONE, Options.USUAL_OPERATIONS, false)
                    .counters();
            Counters traced = Simulation.run(seed, Mutant.NONE, Options.USUAL_OPERATIONS, true)
                    .counters();
            assertEquals(silent.toString(), traced.toString());
        }
    }

    @Test
    void threadsDoNotDisturbOneAnother() {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (long seed = 20; seed < 24; seed++) {
                long each = seed;
                CompletableFuture<List<String>> one = CompletableFuture.supplyAsync(() -> trace(each), threads);
                CompletableFuture<List<String>> other = CompletableFuture.supplyAsync(() -> trace(each), threads);
                assertEquals(one.join(), other.join());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Hash codes of objects and the order of {@code Set.of} differ from process to process. */
    @Test
    void anotherProcessMakesTheSameTrace() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String[] options = {Options.SEED, "42", Options.ALL};
        Process process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Simulate.class.getName(),
                        options[0],
                        options[1],
                        options[2])
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String there = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), there);
        ByteArrayOutputStream here = new ByteArrayOutputStream();
        assertEquals(0, Simulate.run(new PrintStream(here, true, StandardCharsets.UTF_8), options));
        assertLinesMatch(here.toString(StandardCharsets.UTF_8).lines(), there.lines());
    }
}
