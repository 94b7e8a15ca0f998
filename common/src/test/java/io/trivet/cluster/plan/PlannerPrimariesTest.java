package io.trivet.cluster.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerPrimariesTest {

    private final Planner planner = new Planner(new PlanSettings(3, 8));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
# config      | primary | up   | down | lost | drained | synced | next primary
# who is only down comes back
  1:ABC       | A       | BC   | A    | -    | -       | no     | A
  1:ABC       | A       | BC   | -    | -    | -       | no     | A
# who is lost or drained does not stay
  1:ABC       | A       | BC   | -    | A    | -       | no     | B
  1:ABC       | A       | AC   | -    | -    | A       | no     | C
  1:ABC       | A       | A    | BC   | -    | A       | no     | A
  1:ABC       | A       | ABC  | -    | -    | ABC     | no     | A
  1:ABC       | A       | BC   | -    | A    | BC      | no     | B
# a leader that fills somebody goes on to the end of it
  2:ABC>BCD   | A       | ABCD | -    | -    | A       | no     | A
  2:ABC>BCD   | A       | BCD  | -    | A    | -       | no     | B
  2:ABC>BCD   | A       | ABCD | -    | -    | A       | yes    | B
  2:ABC>BCD   | A       | ACD  | -    | -    | A       | yes    | C
  2:ABC>ABD   | A       | ABCD | -    | -    | C       | yes    | A
  2:ABC>ABD   | D       | ABC  | D    | C    | -       | no     | A
""")
    void ofOnePartition(
            String config,
            String primary,
            String up,
            String down,
            String lost,
            String drained,
            String synced,
            String next) {
        ClusterMap first = Plans.map(4, "0:ABC", config);
        int epoch = first.config(0).epoch();
        ClusterMap led =
                first.withPartition(0, first.config(0), Plans.set(primary).get(0));
        ClusterMap map = Plans.with(led, Worker.State.DRAINING, Plans.set(drained));
        Situation situation = new Situation(
                Plans.set(up),
                Plans.set(down).union(Plans.set(lost)),
                Plans.set(lost),
                Map.of(0, synced.equals("yes") ? epoch : epoch - 1));
        ClusterMap after = planner.next(map, situation).orElse(map);

        assertEquals(next, Plans.text(WorkerSet.of(after.assignment(0).primary())));
    }

    @Test
    void whatIsUnevenIsEvenedOut() {
        ClusterMap map = Plans.map(3, "0:ABC", "0:ABC", "0:ABC", "0:ABC", "0:ABC", "0:ABC", "0:ABC");
        ClusterMap even = Plans.settled(planner, map, Plans.allUp(map));

        assertEquals(2, led(even, 0));
        assertEquals(2, led(even, 1));
        assertEquals(0, even.config(0).epoch());
    }

    /** A leads too much and D nothing, and only a chain of handovers from A over B and C to D would mend that. */
    @Test
    void aChainIsFollowedToItsEndOrNotAtAll() {
        ClusterMap map = Plans.map(7, "0:ABC", "0:AB", "0:AG", "0:BC", "0:CD", "0:DE", "0:EF", "0:FG")
                .next()
                .replicas(2)
                .partition(4, Plans.config("0:DE"), 4)
                .partition(5, Plans.config("0:EF"), 5)
                .partition(6, Plans.config("0:FG"), 6)
                .build();
        Planner two = new Planner(new PlanSettings(2, 8));
        WorkerSet down = Plans.set("D");
        Situation withoutD = new Situation(Plans.everybody(map).minus(down), down, WorkerSet.empty(), Map.of());

        assertEquals(Optional.empty(), two.next(map, withoutD));
        assertEquals(1, led(Plans.settled(two, map, Plans.allUp(map)), 3));
    }

    @Test
    void whoIsOnlyDownGivesNothingToEvenOut() {
        ClusterMap map = Plans.map(3, "0:ABC", "0:ABC", "0:ABC", "0:ABC", "0:ABC");
        WorkerSet down = Plans.set("A");
        Situation withoutA = new Situation(Plans.everybody(map).minus(down), down, WorkerSet.empty(), Map.of());

        assertEquals(Optional.empty(), planner.next(map, withoutA));
    }

    /** Who was lost and comes back leads again, without anybody being filled for it twice. */
    @Test
    void whoComesBackLeadsAgain() {
        ClusterMap map = Plans.placed(4, 1, 32, 3);
        ClusterMap without = Plans.settled(planner, map, Plans.lost(map, "B"));
        ClusterMap again = Plans.settled(planner, without, Plans.allUp(map));

        assertEquals(0, led(without, 1));
        assertEquals(8, led(again, 1));
    }

    private static long led(ClusterMap map, int worker) {
        return IntStream.range(0, map.partitions().size())
                .filter(partition -> map.assignment(partition).primary() == worker)
                .count();
    }
}
