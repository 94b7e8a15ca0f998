package io.trivet.deploy.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a cluster consists of, and how that changes. */
class PlanTest {
    private static final Plan PLAN = new Plan(4, 1, 8000);

    private static List<String> names(Plan plan) {
        return plan.members().stream().map(Member::name).toList();
    }

    private static Plan with(Crew crew) {
        return PLAN.with(crew);
    }

    @Test
    void isFoundAgainAsItWasKept() {
        Plan changed = with(PLAN.workers().without(2).grown(2));
        assertEquals(List.of("c1", "w1", "w3", "w4", "w5", "w6"), names(changed));
        assertEquals(changed, Plan.of(new JsonObject(changed.toJson().encode())));
    }

    @Test
    void fromBeforeWorkersCameAndWentIsReadStill() {
        JsonObject old = new JsonObject("{\"workers\":4,\"controllers\":1,\"port\":8000}");
        assertEquals(PLAN, Plan.of(old));
    }

    @Test
    void givesNoNumberTwice() {
        Crew crew = PLAN.workers().without(4).grown(1);
        assertEquals(List.of(1, 2, 3, 5), crew.numbers());
        assertEquals(List.of(1, 2, 3, 6), crew.without(5).grown(1).numbers());
    }

    @Test
    void keepsThePortsOfTheOthers() {
        Member fourth = PLAN.members().get(4);
        assertTrue(with(PLAN.workers().without(1).grown(1)).members().contains(fourth));
    }

    @Test
    void hasNumbersForSoManyOnly() {
        Crew all = PLAN.workers().grown(95);
        assertEquals(99, with(all).workers().size());
        Refusal refusal = assertThrows(Refusal.class, () -> with(all.without(3).grown(1)));
        assertTrue(refusal.getMessage().contains("no number is used twice"), refusal.getMessage());
    }

    @Test
    void namesElectorsOfThoseThatAreThere() {
        Crew crew = PLAN.workers().grown(2);
        for (int gone : IntStream.rangeClosed(1, 3).toArray()) {
            crew = crew.without(gone);
        }
        JsonObject settings = with(crew).settings(PLAN.members().get(0));
        assertEquals(new JsonArray().add("w4").add("w5").add("w6"), settings.getJsonArray("ELECTORS"));
        assertEquals(3, settings.getInteger("REPLICAS"));
    }

    @Test
    void isDrawnAsABarThatIsFullAtTheEndOnly() {
        assertEquals("[" + "-".repeat(30) + "] 0 of 128", Bar.of(0, 128));
        assertEquals("[" + "#".repeat(29) + "-] 127 of 128", Bar.of(127, 128));
        assertEquals("[" + "#".repeat(30) + "] 128 of 128", Bar.of(128, 128));
    }
}
