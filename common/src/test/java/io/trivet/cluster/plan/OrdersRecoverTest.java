package io.trivet.cluster.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdersRecoverTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
# config      | up    | given up | removed | next config
# what has a quorum goes on, or will when those come back that are only down
  1:ABC       | AB    | C        | -       | 1:ABC
  1:ABC       | A     | C        | -       | 1:ABC
  1:ABC       | DE    | C        | -       | 1:ABC
  2:ABC>ABD   | BCE   | A        | -       | 2:ABC>ABD
# if only the voters to come have none, the planner breaks the change off, and nothing is lost
  2:ABC>ABD   | BCE   | AD       | -       | 2:ABC>ABD
# what has none begins anew with those who are up
  1:ABC       | ADE   | BC       | -       | 2:A
  1:ABC       | CDE   | AB       | -       | 2:C
  1:ABCDE     | AB    | CDE      | -       | 2:AB
  1:ABCDE     | A     | CDE      | -       | 2:A
  1:ABC       | ADE   | B        | C       | 2:A
# a joiner may be half full, so it counts only if there is nobody else
  2:ABC>ABD   | ADE   | BC       | -       | 3:A
  2:ABC>ABD   | CDE   | AB       | -       | 3:C
  2:ABC>ABD   | DE    | ABC      | -       | 3:D
# nobody is left, or nobody is there: nothing can be made of it
  1:ABC       | DE    | ABC      | -       | 1:ABC
  1:ABC       | DE    | BC       | -       | 1:ABC
""")
    void aPartition(String config, String up, String lost, String removed, String next) {
        ClusterMap map = Plans.with(Plans.map(5, "0:E", config), Worker.State.REMOVED, Plans.set(removed));
        WorkerSet down = Plans.set("ABCDE").minus(Plans.set(up));
        Situation situation = new Situation(Plans.set(up), down, WorkerSet.empty(), Map.of());

        ClusterMap recovered = Orders.carryOut(new Order.Recover(Plans.set(lost)), map, situation);
        assertEquals(next, Plans.text(recovered.config(0)));
        assertEquals(!next.equals(config), recovered.wasRecovered());
        Plans.set(lost).stream()
                .forEach(worker -> assertEquals(
                        Worker.State.REMOVED,
                        recovered.worker(worker).orElseThrow().state()));
    }

    @Test
    void theElectorsToo() {
        ClusterMap map = Plans.map(5, "4:ABC", "1:CDE");
        ClusterMap recovered = Orders.carryOut(new Order.Recover(Plans.set("AB")), map, Plans.lost(map, "AB"));

        assertEquals("5:C", Plans.text(recovered.electors()));
        assertEquals("1:CDE", Plans.text(recovered.config(0)));
        assertEquals(2, recovered.recoveredIn());
    }

    @Test
    void theMapSaysSoForGood() {
        ClusterMap map = Plans.map(5, "0:CDE", "1:ABC");
        Situation situation = Plans.lost(map, "AB");
        ClusterMap recovered = Orders.carryOut(new Order.Recover(Plans.set("AB")), map, situation);
        ClusterMap later = Plans.settled(new Planner(new PlanSettings(3, 4)), recovered, situation);

        assertEquals(2, later.recoveredIn());
        assertEquals(Plans.set("CDE"), later.config(0).voters());
    }

    @Test
    void doneTwiceItDoesNothingMore() {
        ClusterMap map = Plans.map(5, "0:CDE", "1:ABC");
        Situation situation = Plans.lost(map, "AB");
        Order order = new Order.Recover(Plans.set("AB"));
        ClusterMap recovered = Orders.carryOut(order, map, situation);

        assertSame(recovered, Orders.carryOut(order, recovered, situation));
    }

    @Test
    void whoseQuorumsAreAllThereIsNotRecovered() {
        ClusterMap map = Plans.map(5, "0:CDE", "1:ABC");
        ClusterMap removed = Orders.carryOut(new Order.Recover(Plans.set("A")), map, Plans.lost(map, "A"));

        assertFalse(removed.wasRecovered());
        assertEquals(Worker.State.REMOVED, removed.worker(0).orElseThrow().state());
    }

    @Test
    void whoIsThereIsNotGivenUp() {
        ClusterMap map = Plans.map(5, "0:CDE", "1:ABC");
        OrderRefused refused = assertThrows(
                OrderRefused.class,
                () -> Orders.carryOut(new Order.Recover(Plans.set("AC")), map, Plans.lost(map, "A")));

        assertEquals(
                "w2 is up, so nothing of it is lost: stop it first, if it is never to come back.",
                refused.getMessage());
    }
}
