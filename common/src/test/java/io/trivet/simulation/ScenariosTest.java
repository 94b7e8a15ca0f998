package io.trivet.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenariosTest {
    static List<Mutant> directed() {
        return Mutants.all().stream()
                .filter(mutant -> mutant.scenario().isPresent())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("directed")
    void aScheduleShowsTheMutantAndNothingElse(Mutant mutant) {
        Mutant.Scenario scenario = mutant.scenario().orElseThrow();
        assertEquals(Optional.empty(), scenario.run(Mutant.NONE), "without the mutation");
        assertTrue(scenario.run(mutant).isPresent(), mutant.name());
    }
}
