package io.trivet.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.simulation.WatchMutants.WatchMutant;
import io.trivet.watch.WatchRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that watch come to what is there, whatever happens; and would not if one of the rules were another. */
final class WatchTest {
    private static final int SEEDS = 300;
    /** Mutants that take more are hunted by deploy/simulate --watch --mutants. */
    private static final int FEW = 200;

    @Test
    void everyWatcherComesToWhatIsThere() {
        Counters total = new Counters();
        List<String> violations = new ArrayList<>();
        LongStream.range(0, SEEDS)
                .mapToObj(seed -> Simulation.watched(seed, new WatchRules(), Options.USUAL_OPERATIONS, false))
                .forEach(outcome -> {
                    total.add(outcome.counters());
                    outcome.violation().ifPresent(what -> violations.add("seed " + outcome.seed() + ": " + what));
                });
        assertEquals(List.of(), violations);
        assertTrue(total.told > 0 && total.resumed > 0 && total.resets > 0, () -> "something never happens: " + total);
    }

    static Stream<WatchMutant> mutants() {
        return WatchMutants.all().stream().filter(mutant -> mutant.seeds() <= FEW);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void isCaught(WatchMutant mutant) {
        boolean caught = LongStream.range(0, mutant.seeds())
                .mapToObj(seed -> Simulation.watched(seed, mutant.rules(), Options.USUAL_OPERATIONS, false))
                .anyMatch(outcome -> outcome.violation().isPresent());
        assertTrue(caught, () -> "not caught in " + mutant.seeds() + " seeds");
    }
}
