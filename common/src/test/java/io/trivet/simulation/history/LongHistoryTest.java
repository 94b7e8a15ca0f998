package io.trivet.simulation.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.simulation.history.RandomHistory.Mixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Right histories of ten thousand calls on one key: a hot key of a chaos test. */
class LongHistoryTest {
    private static final int CALLS = 10_000;

    private static void check(Mixture mixture) {
        for (int seed = 0; seed < 5; seed++) {
            List<Call> calls = new RandomHistory(seed, mixture).calls(CALLS);
            assertEquals(Optional.empty(), Linearizability.check(calls), "seed " + seed);
        }
    }

    @Test
    void decidesTheUsualMixture() {
        check(Mixture.USUAL);
    }

    @Test
    void decidesManyClients() {
        check(new Mixture(32, 50, 1, 1, 50, 3, 0, 0));
    }

    @Test
    void decidesManyUnknownOutcomesAndDeletes() {
        check(new Mixture(8, 20, 10, 2, 40, 20, 0, 0));
    }

    @Test
    void decidesValuesThatExpire() {
        check(new Mixture(8, 20, 3, 1, 40, 8, 20, 0));
    }

    @Test
    void findsTheOneStaleReadAtTheEnd() {
        Mixture withoutDeletes = new Mixture(8, 20, 1, 1, 40, 0, 0, 0);
        List<Call> calls = new ArrayList<>(new RandomHistory(1, withoutDeletes).calls(CALLS));
        Call first = calls.stream().filter(LongHistoryTest::found).findFirst().orElseThrow();
        Call last = calls.stream()
                .filter(LongHistoryTest::found)
                .reduce((a, b) -> b)
                .orElseThrow();
        calls.set(calls.indexOf(last), last.ended(first.result(), last.returned()));
        Optional<Violation> violation = Linearizability.check(calls);
        assertEquals(Optional.of(Violation.Kind.NOT_LINEARIZABLE), violation.map(Violation::kind));
    }

    private static boolean found(Call call) {
        return call.result() instanceof Result.Read read && read.seen().isPresent();
    }
}
