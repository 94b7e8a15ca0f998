package io.trivet.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.node.settings.BadSettings;
import io.trivet.node.settings.Configuration;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ControllerSettingsTest {
    private static JsonObject json() {
        return new JsonObject().put("NAME", "c1").put("ELECTORS", "w1,w2,w3");
    }

    private static ControllerSettings read(JsonObject json) {
        return ControllerSettings.read(Configuration.read(json, Map.of(), ControllerSettings.GROUPS));
    }

    private static String refused(JsonObject json) {
        List<String> problems =
                assertThrows(BadSettings.class, () -> read(json)).problems();
        assertEquals(1, problems.size(), problems.toString());
        return problems.get(0);
    }

    @Test
    void aNameAndTheElectorsAreEnough() {
        assertEquals(
                new Founding(128, 3, List.of("w1", "w2", "w3"), 0, 30_000),
                read(json()).founding());
    }

    @Test
    void withoutElectorsNothingStarts() {
        JsonObject json = json();
        json.remove("ELECTORS");
        assertTrue(refused(json).startsWith("ELECTORS has to be set"));
    }

    @Test
    void aQuorumThatIsNotTheMajorityIsRefusedWithTheReason() {
        String tooFew = refused(json().put("REPLICAS", 3).put("WRITE_QUORUM", 1));
        assertTrue(tooFew.contains("two writes need not meet"), tooFew);
        String tooMany = refused(json().put("REPLICAS", 5).put("WRITE_QUORUM", 5));
        assertTrue(tooMany.contains("one worker that is away stops all writes"), tooMany);
        assertEquals(
                5,
                read(json().put("REPLICAS", 5).put("WRITE_QUORUM", 3))
                        .founding()
                        .replicas());
    }

    @Test
    void anEvenNumberOfReplicasIsRefused() {
        assertTrue(refused(json().put("REPLICAS", 4)).startsWith("REPLICAS is even"));
    }

    @Test
    void electorsAreOneThreeOrFiveAndDifferent() {
        for (String electors : List.of("w1,w2", "w1,w2,w3,w4", "w1,w2,w2", "w1,w2,w3,w4,w5,w6,w7")) {
            assertTrue(refused(json().put("ELECTORS", electors)).startsWith("ELECTORS has to name"), electors);
        }
        assertEquals(
                List.of("w1"), read(json().put("ELECTORS", "w1")).founding().electors());
    }

    @Test
    void aNodeThatIsSilentCannotBeDownBeforeItIsSuspect() {
        String order = refused(json().put("SUSPECT_AFTER", "6s").put("DOWN_AFTER", "6s"));
        assertTrue(order.startsWith("SUSPECT_AFTER has to be"), order);
    }
}
