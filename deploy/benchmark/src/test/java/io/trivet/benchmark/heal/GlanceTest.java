package io.trivet.benchmark.heal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class GlanceTest {
    private static Glance glance(String status, String progress) {
        return Glance.of(new JsonObject("""
                {"nodes": [{"name": "w1", "status": "DOWN"}, {"name": "w2", "status": "%s"}], "progress": %s}
                """.formatted(status, progress)), "w2");
    }

    @Test
    void oneWorkerIsLookedAtAndNoOther() {
        String scarce = "{\"moving\": 3, \"waiting\": 4, \"scarce\": 7}";
        assertFalse(glance("SUSPECT", scarce).isDeclaredDown());
        assertTrue(glance("DOWN", scarce).isDeclaredDown());
        assertEquals(7, glance("DOWN", scarce).left());
    }

    @Test
    void whoIsDownBeforeAnybodyMissesItIsNotYet() {
        assertFalse(
                glance("DOWN", "{\"moving\": 0, \"waiting\": 0, \"scarce\": 0}").isDeclaredDown());
    }

    @Test
    void allIsThereWhenNothingIsMissingNorMoving() {
        assertTrue(
                glance("DOWN", "{\"moving\": 0, \"waiting\": 0, \"scarce\": 0}").isWhole());
        assertFalse(
                glance("DOWN", "{\"moving\": 0, \"waiting\": 0, \"scarce\": 1}").isWhole());
        assertFalse(
                glance("DOWN", "{\"moving\": 1, \"waiting\": 0, \"scarce\": 0}").isWhole());
        assertFalse(
                glance("DOWN", "{\"moving\": 0, \"waiting\": 1, \"scarce\": 0}").isWhole());
    }
}
