package io.trivet.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.simulation.Simulation.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mistakes that the simulation notices quickly; deploy/simulate --mutants looks for all of them. */
final class MutantsTest {
    private static final int SEEDS = 100;

    private static Stream<String> violations(Mutant mutant, long seeds) {
        return LongStream.rangeClosed(1, seeds)
                .mapToObj(seed -> Simulation.run(seed, mutant, Options.USUAL_OPERATIONS, false))
                .filter(outcome -> outcome.violation().isPresent())
                .map(Outcome::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a promise answered before it is durable",
                "an acceptor takes a lower ballot",
                "quorum of the new voters only",
                "F1: an unchosen row is pushed with its own stamp",
                "F6: a restamp abandoned half-way",
                "F7: a key forgotten while a step is pending",
                "a read without confirmation",
                "F3: ids are looked up for retries only",
                "R7: a recorded decline moves the version",
                "F14: the ETag is the stamp",
                "all writes of a fold share one ETag",
                "a purge under the tombstone's own ballot",
                "a new id while the old one may be applied"
            })
    void isCaught(String name) {
        Mutant mutant = Mutants.all().stream()
                .filter(each -> each.name().equals(name))
                .findAny()
                .orElseThrow();
        assertTrue(violations(mutant, SEEDS).findAny().isPresent(), () -> "not caught in " + SEEDS + " seeds");
    }

    @Test
    void nothingIsCaughtWithoutMutation() {
        assertEquals(Optional.empty(), violations(Mutant.NONE, SEEDS).findAny());
    }

    @Test
    void namesTellThemApart() {
        List<String> names = Mutants.all().stream().map(Mutant::name).toList();
        assertEquals(names.size(), new HashSet<>(names).size());
    }
}
