package io.trivet.simulation;

import static io.trivet.simulation.Stage.A;
import static io.trivet.simulation.Stage.B;
import static io.trivet.simulation.Stage.C;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.message.Performed;
import io.trivet.register.message.Request;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A read is confirmed by no more members than it takes, until one of them is slow. A leads; B and C are the others. */
class FewFirstTest {
    private final Stage stage = new Stage(Mutant.NONE);
    private final List<Integer> asked = new ArrayList<>();
    private int silent = -1;

    @BeforeEach
    void aKeyIsWritten() {
        stage.lead(A);
        stage.worker(A).put("k", "v");
        stage.run(50);
        stage.drop(message -> {
            if (message.asks(Request.Confirm.class)) {
                asked.add(message.to());
            }
            return message.to() == silent;
        });
    }

    @Test
    void oneOtherMemberIsEnough() {
        assertRead(10);

        assertEquals(List.of(B), asked);
    }

    @Test
    void theOthersHelpOutWhenItDoesNotAnswerAndThenItIsPassedBy() {
        silent = B;
        assertRead(20);
        assertTrue(asked.contains(C));

        asked.clear();
        assertRead(5);
        assertEquals(List.of(C), asked);
    }

    @Test
    void afterAWhileItIsTriedAgain() {
        silent = B;
        assertRead(20);
        silent = -1;
        stage.run(2_000);

        asked.clear();
        assertRead(10);
        assertEquals(List.of(B), asked);
    }

    private void assertRead(long within) {
        Future<Performed> read = stage.worker(A).get("k");
        stage.run(within);
        assertEquals(Optional.of("v"), Actor.seen(read));
    }
}
