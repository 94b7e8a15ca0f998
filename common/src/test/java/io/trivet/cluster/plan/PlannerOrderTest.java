package io.trivet.cluster.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is begun first, how much at once, and where it ends. */
class PlannerOrderTest {

    /** Partition 0 has too many copies, 1 one on a drained worker, 2 and 3 lack one, 4 lacks two. */
    private static final List<String> CONFIGS = List.of("0:BCDE", "0:BCF", "0:ABC", "0:BC", "0:B");

    @Test
    void whatHasFewestCopiesIsBegunFirst() {
        ClusterMap map = Plans.map(6, "0:BCD", CONFIGS.toArray(String[]::new));
        map = Plans.with(map, Worker.State.DRAINING, Plans.set("F"));

        assertEquals(List.of(4, 2, 3, 1, 0), order(map, Plans.lost(map, "A"), 3));
    }

    private static List<Integer> order(ClusterMap map, Situation situation, int replicas) {
        List<Integer> order = new ArrayList<>();
        ClusterMap present = map;
        for (int atOnce = 1; atOnce <= map.partitions().size(); atOnce++) {
            ClusterMap next = new Planner(new PlanSettings(replicas, atOnce))
                    .next(present, situation)
                    .orElseThrow();
            for (int partition = 0; partition < map.partitions().size(); partition++) {
                if (next.config(partition).isJoint() && !order.contains(partition)) {
                    order.add(partition);
                }
            }
            assertEquals(atOnce, order.size());
            present = next;
        }
        return order;
    }

    @Test
    void whatIsEndedMakesRoomInTheSameMap() {
        ClusterMap map = Plans.map(4, "0:ABC", Collections.nCopies(8, "0:ABC").toArray(String[]::new));
        Planner planner = new Planner(new PlanSettings(3, 2));
        Situation situation = Plans.lost(map, "C");
        ClusterMap first = planner.next(map, situation).orElseThrow();
        ClusterMap second = planner.next(first, Plans.synced(first, situation)).orElseThrow();

        assertEquals(2, Transitions.moving(first));
        assertEquals(2, Transitions.moving(second));
        assertEquals("2:ABD", Plans.text(second.config(0)));
        assertEquals("2:ABD", Plans.text(second.config(1)));
    }

    @Test
    void aSmallerLimitEndsNothingThatIsUnderWay() {
        ClusterMap map = Plans.map(4, "0:ABC", "1:ABC>ABD", "1:ABC>ABD", "0:ABC");

        ClusterMap next = new Planner(new PlanSettings(3, 1))
                .next(map, Plans.lost(map, "C"))
                .orElse(map);

        assertEquals("[1:ABC>ABD, 1:ABC>ABD, 0:ABC]", configs(next));
    }

    @Test
    void aNewWorkerGetsItsShareAndNothingElseMoves() {
        ClusterMap grown = Plans.placed(4, 1, 60, 3).withWorker(Plans.worker(4, "z0"));
        ClusterMap settled = Plans.settled(new Planner(new PlanSettings(3, 4)), grown, Plans.allUp(grown));

        assertEquals(36, held(settled, 4));
        assertEquals(36, moved(grown, settled));
    }

    @Test
    void aDrainedWorkerHoldsNothingInTheEnd() {
        ClusterMap map = Plans.with(Plans.placed(6, 3, 60, 3), Worker.State.DRAINING, Plans.set("B"));
        ClusterMap settled = Plans.settled(new Planner(new PlanSettings(3, 4)), map, Plans.allUp(map));

        assertEquals(0, held(settled, 1));
        assertTrue(!settled.electors().isMember(1), "it keeps the map still");
        ClusterMap removed = Orders.carryOut(new Order.Remove(1), settled, Plans.allUp(map));
        assertEquals(Worker.State.REMOVED, removed.worker(1).orElseThrow().state());
    }

    @Test
    void moreReplicasAreMadeAndFewerLeft() {
        ClusterMap map = Plans.placed(7, 1, 28, 3);
        Situation situation = Plans.allUp(map);
        ClusterMap five = Plans.settled(new Planner(new PlanSettings(5, 4)), map, situation);
        ClusterMap again = Plans.settled(new Planner(new PlanSettings(3, 4)), five, situation);

        assertEquals(5, five.replicas());
        five.partitions().forEach(each -> assertEquals(5, each.config().voters().size()));
        assertEquals(3, again.replicas());
        again.partitions()
                .forEach(each -> assertEquals(3, each.config().voters().size()));
    }

    @Test
    void theNumberOfReplicasIsRecordedEvenIfNothingCanBeDone() {
        ClusterMap map = Plans.map(3, "0:ABC", "0:ABC");
        Situation nobody = new Situation(WorkerSet.empty(), WorkerSet.empty(), WorkerSet.empty(), Map.of());

        assertEquals(
                Optional.of(5),
                new Planner(new PlanSettings(5, 4)).next(map, nobody).map(ClusterMap::replicas));
    }

    @Test
    void sameMapsAndSituationsGiveTheSamePlan() {
        ClusterMap map = Plans.placed(12, 3, 128, 3);
        Planner planner = new Planner(new PlanSettings(3, 16));

        assertEquals(planner.next(map, Plans.lost(map, "DE")), planner.next(map, Plans.lost(map, "DE")));
    }

    private static String configs(ClusterMap map) {
        return map.partitions().stream()
                .map(each -> Plans.text(each.config()))
                .toList()
                .toString();
    }

    private static long held(ClusterMap map, int worker) {
        return map.partitions().stream()
                .filter(each -> each.config().isMember(worker))
                .count();
    }

    private static int moved(ClusterMap from, ClusterMap to) {
        int moved = 0;
        for (int partition = 0; partition < from.partitions().size(); partition++) {
            moved += to.config(partition)
                    .voters()
                    .minus(from.config(partition).voters())
                    .size();
        }
        return moved;
    }
}
