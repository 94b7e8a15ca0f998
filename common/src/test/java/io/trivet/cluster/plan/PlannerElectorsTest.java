package io.trivet.cluster.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who keeps the map. Workers A and D are in one zone, B and E in another, C and F in a third. */
class PlannerElectorsTest {

    private final Planner planner = new Planner(new PlanSettings(3, 8));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
# config      | up     | down | lost | drained | synced | next config
  0:ABC       | ABCDEF | -    | -    | -       | no     | 0:ABC
  0:ABC       | ABDEF  | C    | -    | -       | no     | 0:ABC
# who is lost, drained or removed is replaced, one at a time, rather by another zone
  0:ABC       | ABDEF  | -    | C    | -       | no     | 1:ABC>ABF
  0:ABC       | ABDE   | -    | C    | -       | no     | 1:ABC>ABD
  0:ABC       | ABCDEF | -    | -    | B       | no     | 1:ABC>ACE
  0:ABC       | ABDEF  | -    | C    | A       | no     | 1:ABC>ABF
  0:ABC       | ABCDEF | -    | -    | ABC     | no     | 1:ABC>BCD
  0:A         | ABCDEF | -    | -    | A       | no     | 1:A>B
# fewer than three become three
  0:A         | ABCDEF | -    | -    | -       | no     | 1:A>ABC
  0:A         | ADE    | BCF  | -    | -       | no     | 1:A>ADE
  0:A         | AB     | CDEF | -    | -       | no     | 0:A
  0:AB        | ABCDEF | -    | -    | -       | no     | 1:AB>ABC
  0:AB        | ACDEF  | -    | B    | -       | no     | 0:AB
# nobody who could, or no majority that could agree
  0:ABC       | ABC    | -    | -    | A       | no     | 0:ABC
  0:ABC       | ABC    | DEF  | -    | A       | no     | 0:ABC
  0:ABC       | ADEF   | -    | BC   | -       | no     | 0:ABC
# a change under way
  1:ABC>ABF   | ABDEF  | -    | C    | -       | no     | 1:ABC>ABF
  1:ABC>ABF   | ABDEF  | -    | C    | -       | yes    | 2:ABF
  1:ABC>ABF   | ABDE   | -    | C    | -       | yes    | 1:ABC>ABF
  1:ABC>ABF   | ABDE   | F    | C    | -       | yes    | 2:ABC
  1:ABC>ABF   | ABDE   | -    | CF   | -       | no     | 2:ABC
""")
    void electors(String config, String up, String down, String lost, String drained, String synced, String next) {
        ClusterMap map = Plans.map(6, worker -> "z" + worker % 3, config, "0:ABC");
        ClusterMap drain = Plans.with(map, Worker.State.DRAINING, Plans.set(drained));
        Situation situation = new Situation(
                Plans.set(up),
                Plans.set(down).union(Plans.set(lost)),
                Plans.set(lost),
                Map.of(
                        ClusterMap.MAP_PARTITION,
                        synced.equals("yes") ? map.electors().epoch() : 77));

        assertEquals(
                next, Plans.text(planner.next(drain, situation).orElse(drain).electors()));
    }
}
