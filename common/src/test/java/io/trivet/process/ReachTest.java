package io.trivet.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.ClusterMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReachTest {
    private static final int CONTROLLER = -1;

    private final Neighbours street = new Neighbours();
    private final Neighbour here = street.add("here", 5_000);
    private final ClusterMap map = Samples.map(6);
    private final Reach reach = new Reach(here.roster());

    private void hears(int worker) {
        here.roster()
                .heard(Samples.worker(street.add("w" + worker, 100L * worker), worker, 1, map.version(), Map.of()));
    }

    @Test
    void aControllerNeedsTwoOfThreeWorkersToServeAKey() {
        hears(1);
        assertTrue(reach.trouble(map, CONTROLLER).orElse("").contains("only 1 "));
        hears(2);
        assertEquals(Optional.empty(), reach.trouble(map, CONTROLLER));
    }

    @Test
    void aWorkerCountsItself() {
        assertTrue(reach.trouble(map, 0).orElse("").contains("only 1 "));
        hears(1);
        assertEquals(Optional.empty(), reach.trouble(map, 0));
    }

    @Test
    void whoIsCutOffNoticesByTheSilence() {
        hears(1);
        hears(2);
        street.pass(2_001);
        assertTrue(reach.trouble(map, 0).isPresent());
    }
}
