package io.trivet.simulation;

import static io.trivet.simulation.Stage.A;
import static io.trivet.simulation.Stage.B;
import static io.trivet.simulation.Stage.C;
import static io.trivet.simulation.Stage.D;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.WorkerSet;
import io.trivet.register.message.Request;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent when A, which led, is gone for good, and B takes over and fills D in its place. */
class ChangeTest {
    private final Stage stage = new Stage(Mutant.NONE);
    private final Set<Integer> compared = new TreeSet<>();
    private final Set<Integer> filled = new TreeSet<>();

    @BeforeEach
    void keysAreWrittenAndAIsLost() {
        stage.lead(A);
        for (int i = 0; i < 20; i++) {
            stage.worker(A).put("k" + i, "v");
        }
        stage.run(300);
        stage.drop(message -> {
            if (message.asks(Request.Digest.class) && !stage.worker(B).hasSynced()) {
                compared.add(message.to());
            }
            if (message.asks(Request.Accept.class)) {
                filled.add(message.to());
            }
            return Stage.isolate(A).test(message);
        });
        stage.change(stage.config().begin(WorkerSet.of(B, C, D)), B, B, C, D);
    }

    @Test
    void theJoinerWhichDiffersInEveryKeyIsNotComparedWith() {
        assertTrue(stage.worker(B).hasSynced());
        assertTrue(compared.contains(C));
        assertFalse(compared.contains(D));
    }

    @Test
    void rowsAreBroughtToTheJoinerAlone() {
        assertTrue(stage.worker(B).hasSynced());
        assertEquals(Set.of(D), filled);
    }
}
