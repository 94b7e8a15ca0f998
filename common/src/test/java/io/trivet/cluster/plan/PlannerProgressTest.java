package io.trivet.cluster.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerProgressTest {

    private static final PlanSettings SETTINGS = new PlanSettings(3, 4);

    @Test
    void nothingIsLeftWhereEverythingIsInItsPlace() {
        ClusterMap map = Plans.placed(5, 1, 20, 3);

        assertEquals(Progress.DONE, Progress.of(map, Plans.allUp(map), SETTINGS));
    }

    @Test
    void whatMovesAndWhatWaitsIsLeft() {
        ClusterMap map = Plans.map(4, "0:ABC", "1:ABC>ABD", "0:ABC", "0:ABD");
        ClusterMap draining = Plans.with(map, Worker.State.DRAINING, Plans.set("C"));
        Progress progress = Progress.of(draining, Plans.allUp(map), SETTINGS);

        assertEquals(new Progress(1, 1, 0, 0), progress);
        assertEquals(2, progress.left());
    }

    @Test
    void copiesOnDeadWorkersAreMissing() {
        ClusterMap map = Plans.map(5, "0:ABC", "0:ABC", "0:CDE", "0:ABD", "1:ABD>ABE");
        Situation situation = new Situation(Plans.set("ADE"), Plans.set("BC"), WorkerSet.empty(), Map.of());

        assertEquals(new Progress(1, 0, 4, 1), Progress.of(map, situation, SETTINGS));
    }

    /** It is waited for, and meanwhile nobody is alarmed. */
    @Test
    void whoIsSilentSinceAMomentCounts() {
        ClusterMap map = Plans.map(3, "0:ABC", "0:ABC");
        Situation nobody = new Situation(WorkerSet.empty(), WorkerSet.empty(), WorkerSet.empty(), Map.of());

        assertEquals(Progress.DONE, Progress.of(map, nobody, SETTINGS));
    }

    @Test
    void whatNobodyCanTakeDoesNotWait() {
        ClusterMap map = Plans.map(3, "0:ABC", "0:ABC");

        assertEquals(new Progress(0, 0, 1, 0), Progress.of(map, Plans.lost(map, "C"), SETTINGS));
    }
}
