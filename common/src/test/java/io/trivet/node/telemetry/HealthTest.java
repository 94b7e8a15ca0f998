package io.trivet.node.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.node.telemetry.Health.Check;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HealthTest {
    private final Health health = new Health();
    private Optional<String> trouble = Optional.empty();

    @Test
    void tellsWhatIsWrongAndWhatIsNot() {
        health.readyIf("store", () -> trouble).readyIf("cluster", Optional::empty);
        assertTrue(health.ready().isWell());
        trouble = Optional.of("PostgreSQL does not answer");
        assertFalse(health.ready().isWell());
        assertEquals(
                List.of(new Check("cluster", Optional.empty()), new Check("store", trouble)),
                health.ready().checks());
    }

    @Test
    void oneCanBeLiveWithoutBeingReady() {
        health.liveIf("loop", Optional::empty).readyIf("map", () -> Optional.of("there is none yet"));
        assertTrue(health.live().isWell());
        assertFalse(health.ready().isWell());
    }

    @Test
    void aCheckThatBreaksIsTroubleToo() {
        health.liveIf("broken", () -> {
            throw new IllegalStateException("oops");
        });
        assertFalse(health.live().isWell());
    }
}
