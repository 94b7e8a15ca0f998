package io.trivet.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.simulation.Simulation.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A few hundred histories, always the same: deploy/simulate runs others. */
final class SimulationTest {
    private static final int SEEDS = 400;

    private static final Counters TOTAL = new Counters();
    private static final List<String> VIOLATIONS = new ArrayList<>();

    @BeforeAll
    static void run() {
        LongStream.range(0, SEEDS)
                .mapToObj(seed -> Simulation.run(seed, Mutant.NONE, Options.USUAL_OPERATIONS, false))
                .forEach(SimulationTest::add);
    }

    private static void add(Outcome outcome) {
        TOTAL.add(outcome.counters());
        outcome.violation().ifPresent(what -> VIOLATIONS.add("seed " + outcome.seed() + ": " + what));
    }

    @Test
    void findsNothingWrong() {
        assertEquals(List.of(), VIOLATIONS);
    }

    static List<Arguments> whatMustHappen() {
        return List.of(
                happens("leaderships that change hands", counters -> counters.takeovers),
                happens("leaders that succeed themselves", counters -> counters.successions),
                happens("rows stamped anew", counters -> counters.restamps),
                happens("orphans buried", counters -> counters.buried),
                happens("tombstones purged", counters -> counters.purges),
                happens("changes of replicas", counters -> counters.configs),
                happens("changes synced", counters -> counters.synced),
                happens("rows wiped", counters -> counters.wipes),
                happens("leaderships verified", counters -> counters.verified),
                happens("lanes lost", counters -> counters.lanesLost),
                happens("databases restored from backups", counters -> counters.restored),
                happens("operations of unknown outcome", counters -> counters.unknown),
                happens("operations declined", counters -> counters.declined));
    }

    private static Arguments happens(String name, ToLongFunction<Counters> counter) {
        return Arguments.of(name, counter);
    }

    /** A fault that never happens is a fault that nothing is tested against. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("whatMustHappen")
    void goesThrough(String name, ToLongFunction<Counters> counter) {
        assertTrue(counter.applyAsLong(TOTAL) > 0, () -> "no " + name + " in " + SEEDS + " seeds: " + TOTAL);
    }

    @Test
    void mostOperationsSucceed() {
        assertTrue(TOTAL.unknown + TOTAL.failed < TOTAL.operations / 10, TOTAL::toString);
    }
}
