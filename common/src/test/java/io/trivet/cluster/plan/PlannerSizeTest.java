package io.trivet.cluster.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.ClusterMapCodec;
import io.trivet.cluster.MapDifference;
import io.trivet.cluster.MapDifferenceCodec;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** 1,000 workers and 16,384 partitions. Times are printed, not asserted: they are the machine's. */
class PlannerSizeTest {

    private static final int AT_ONCE = 32;

    private final Planner planner = new Planner(new PlanSettings(3, AT_ONCE));

    @Test
    void aLargeClusterIsPlannedAndToldInSmallPieces() {
        ClusterMap map = Plans.placed(1_000, 3, 16_384, 3);
        Situation calm = Plans.allUp(map);
        Situation failure = Plans.lost(map, "DEFGH");
        long begun = System.nanoTime();
        Optional<ClusterMap> nothing = planner.next(map, calm);
        long idle = System.nanoTime();
        ClusterMap next = planner.next(map, failure).orElseThrow();
        long planned = System.nanoTime();
        byte[] whole = ClusterMapCodec.encode(next);
        byte[] difference = MapDifferenceCodec.encode(MapDifference.between(map, next));
        System.out.printf(
                "nothing to do: %d ms; five workers lost: %d ms; map: %d bytes; its difference, %d moves: %d bytes%n",
                (idle - begun) / 1_000_000,
                (planned - idle) / 1_000_000,
                whole.length,
                Transitions.moving(next),
                difference.length);

        assertTrue(nothing.isEmpty());
        assertEquals(AT_ONCE, Transitions.moving(next));
        assertTrue(whole.length < 2_000_000, "bytes: " + whole.length);
        assertTrue(difference.length < 2_000, "bytes: " + difference.length);
        assertEquals(next, MapDifferenceCodec.decode(difference).on(map).orElseThrow());
    }
}
