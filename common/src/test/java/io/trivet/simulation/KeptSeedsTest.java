package io.trivet.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was wrong once does not come back. */
final class KeptSeedsTest {
    static List<KeptSeeds.Kept> kept() {
        return KeptSeeds.all();
    }

    @ParameterizedTest
    @MethodSource("kept")
    void isClean(KeptSeeds.Kept kept) {
        assertEquals(Optional.empty(), kept.run().violation());
    }
}
