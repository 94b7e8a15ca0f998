package io.trivet.simulation.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.simulation.history.RandomHistory.Mixture;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The checker against one that tries everything, on short histories: right, damaged a little, and damaged more. */
class OracleComparisonTest {
    private static final int HISTORIES = Integer.getInteger("trivet.histories", 3_000);
    private static final Limits LIMITS = Limits.DEFAULT.withSkew(3);

    @Test
    void agreesOnShortHistories() {
        int right = 0;
        int wrong = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            List<Call> calls = new RandomHistory(seed, mixture(random)).calls(1 + random.nextInt(6));
            assertEquals(Optional.empty(), Linearizability.check(calls, LIMITS), "a right history, seed " + seed);
            for (int damages = 0; damages < 3; damages++) {
                calls = new Damage(random).one(calls);
                boolean expected = Oracle.isLinearizable(calls, LIMITS);
                Optional<Violation> found = Linearizability.check(calls, LIMITS);
                assertEquals(expected, found.isEmpty(), text(calls, found));
                right += expected ? 1 : 0;
                wrong += expected ? 0 : 1;
            }
        }
        assertTrue(right > HISTORIES / 4 && wrong > HISTORIES / 4, right + " right, " + wrong + " wrong");
    }

    /** Or the first search would be wasted, and its verdict could not be relied on. */
    @Test
    void risingEtagsSufficeForRightHistories() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            List<Call> calls = new RandomHistory(seed, mixture(random)).calls(random.nextInt(30));
            Search rising = new Search(new Subject(calls, LIMITS), true, Integer.MAX_VALUE, LIMITS.states());
            assertEquals(Optional.empty(), rising.run(), "seed " + seed);
        }
    }

    private static String text(List<Call> calls, Optional<Violation> found) {
        return found + " in\n"
                + String.join("\n", calls.stream().map(CallText::format).toList()) + "\n";
    }

    private static Mixture mixture(Random random) {
        return new Mixture(
                1 + random.nextInt(4),
                1 + random.nextInt(40),
                random.nextInt(70),
                random.nextInt(10),
                random.nextInt(70),
                random.nextInt(50),
                random.nextInt(3) * 40,
                random.nextInt(3));
    }
}
