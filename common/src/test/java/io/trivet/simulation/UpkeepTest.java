package io.trivet.simulation;

import static io.trivet.simulation.Stage.A;
import static io.trivet.simulation.Stage.B;
import static io.trivet.simulation.Stage.C;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.host.Settings.Passes;
import io.trivet.register.host.Settings.Rest;
import io.trivet.register.message.Request;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whom the leader A compares itself with, while C is away and when it is back. */
class UpkeepTest {
    private static final Rest NEVER_AGAIN = new Rest(Integer.MAX_VALUE, Long.MAX_VALUE);
    private static final Rest NONE = new Rest(0, 0);

    private final Set<Integer> compared = new TreeSet<>();

    private void cIsAway(Stage stage, boolean away) {
        compared.clear();
        stage.drop(message -> {
            if (message.asks(Request.Digest.class)) {
                compared.add(message.to());
            }
            return away && Stage.isolate(C).test(message);
        });
    }

    @Test
    void whoIsAwayAndBehindKeepsNoOtherFromBeingComparedWith() {
        Stage stage = new Stage(Mutant.NONE);
        stage.lead(A);
        cIsAway(stage, true);
        stage.worker(A).put("k", "v");
        stage.run(500);

        cIsAway(stage, true);
        stage.run(2_000);
        assertTrue(compared.contains(B));
    }

    /** A has led only since C is away, and knows nothing of what C missed before. */
    @Test
    void whoWasAwayIsComparedWithAsSoonAsItAnswers() {
        Stage stage = new Stage(Mutant.NONE, new Passes(Stage.PASSES_PAUSE, NONE, NEVER_AGAIN, NEVER_AGAIN));
        cIsAway(stage, true);
        stage.lead(A);
        stage.run(5_000);

        cIsAway(stage, true);
        stage.run(5_000);
        assertFalse(compared.contains(B));

        cIsAway(stage, false);
        stage.run(1_000);
        assertTrue(compared.contains(C));
    }
}
