package io.trivet.cluster.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What becomes of one partition. There are workers up to the last that a line names; one that is in no column is silent
 * since a moment ago. Who is lost is down too. A change is synced in its epoch, or it is not.
 */
class PlannerRulesTest {

    private final Planner planner = new Planner(new PlanSettings(3, 8));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
# config      | up    | down | lost | drained | next config
# nothing to do
  1:ABC       | ABCD  | -    | -    | -       | 1:ABC
  1:ABC       | ABD   | -    | -    | -       | 1:ABC
  1:ABC       | ABD   | C    | -    | -       | 1:ABC
  1:ABC       | -     | -    | -    | -       | 1:ABC
# who is lost is replaced, if there is somebody who is up, and a quorum
  1:ABC       | ABD   | -    | C    | -       | 2:ABC>ABD
  1:ABC       | AB    | -    | C    | -       | 1:ABC
  1:ABC       | AB    | D    | C    | -       | 1:ABC
  1:ABC       | ABE   | D    | C    | -       | 2:ABC>ABE
  1:ABC       | AD    | -    | BC   | -       | 1:ABC
  1:ABC       | AD    | B    | C    | -       | 1:ABC
  1:ABC       | AD    | -    | C    | -       | 1:ABC
# so is who is drained, but who is lost comes first, and one at a time
  1:ABC       | ABCD  | -    | -    | A       | 2:ABC>BCD
  1:ABC       | ABC   | -    | -    | A       | 1:ABC
  1:ABC       | ABC   | D    | -    | A       | 1:ABC
  1:ABC       | ABCE  | D    | -    | A       | 2:ABC>BCE
  1:ABC       | ABD   | C    | -    | A       | 2:ABC>BCD
  1:ABC       | ABDE  | -    | C    | A       | 2:ABC>ABD
  1:ABC       | ABCDE | -    | -    | AB      | 2:ABC>BCD
# what has too few copies gets more, nobody goes for that
  1:AB        | ABC   | -    | -    | -       | 2:AB>ABC
  1:AB        | ABCD  | -    | -    | A       | 2:AB>ABC
  1:AB        | ACD   | -    | B    | -       | 1:AB
  1:A         | ABC   | -    | -    | -       | 2:A>AB
# what has too many loses one, a dead one first, never a live one that is needed
  1:ABCD      | ABCD  | -    | -    | -       | 2:ABCD>ABC
  1:ABCD      | ABCD  | -    | -    | B       | 2:ABCD>ACD
  1:ABCD      | BCD   | A    | -    | -       | 2:ABCD>BCD
  1:ABCD      | BCD   | -    | A    | -       | 2:ABCD>BCD
  1:ABCD      | BCD   | -    | -    | -       | 1:ABCD
  1:ABCDE     | ABC   | D    | E    | -       | 2:ABCDE>ABCD
  1:ABCDE     | ABC   | DE   | -    | -       | 2:ABCDE>ABCE
""")
    void aPartitionAtRest(String config, String up, String down, String lost, String drained, String next) {
        assertEquals(next, next(config, up, down, lost, drained, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
# config      | up    | down | lost | drained | synced | next config
# it is waited for
  2:ABC>ABD   | ABCD  | -    | -    | -       | no     | 2:ABC>ABD
  2:ABC>ABD   | ABC   | -    | -    | -       | no     | 2:ABC>ABD
  2:ABC>ABD   | AD    | BC   | -    | -       | no     | 2:ABC>ABD
# and ended, when whoever is to come is there and they have a majority
  2:ABC>ABD   | ABCD  | -    | -    | -       | yes    | 3:ABD
  2:ABC>ABD   | ABD   | -    | C    | -       | yes    | 3:ABD
  2:ABC>ABD   | AD    | B    | -    | -       | yes    | 3:ABD
  2:ABC>ABD   | CD    | -    | -    | -       | yes    | 2:ABC>ABD
  2:ABC>ABD   | ABC   | -    | -    | -       | yes    | 2:ABC>ABD
  2:ABC>ABD   | ABCD  | -    | -    | D       | yes    | 3:ABD
  2:ABCD>ABC  | ABCD  | -    | -    | -       | yes    | 3:ABC
# a joiner that will not do: another one, or none
  2:ABC>ABD   | ABC   | D    | -    | C       | no     | 3:ABC
  2:ABC>ABD   | ABCE  | D    | C    | -       | no     | 3:ABC>ABE
  2:ABC>ABD   | ABE   | -    | CD   | -       | no     | 3:ABC>ABE
  2:ABC>ABD   | ABE   | D    | C    | -       | yes    | 3:ABC>ABE
  2:ABC>ABD   | ABC   | -    | D    | -       | yes    | 3:ABC
  2:ABC>ABD   | ABCD  | -    | -    | D       | no     | 3:ABC
  2:ABC>ABD   | ABCDE | -    | -    | CD      | no     | 3:ABC>ABE
  2:ABC>ABD   | C     | ABD  | -    | -       | no     | 3:ABC
# the voters to come are what stops it
  2:ABCDE>ABCD| ABE   | CD   | -    | -       | no     | 3:ABCDE>ABDE
""")
    void aPartitionThatIsBeingChanged(
            String config, String up, String down, String lost, String drained, String synced, String next) {
        assertEquals(next, next(config, up, down, lost, drained, synced.equals("yes")));
    }

    private String next(String config, String up, String down, String lost, String drained, boolean synced) {
        int workers = (config + up + down + lost).chars().max().orElseThrow() - 'A' + 1;
        ClusterMap map = Plans.with(Plans.map(workers, "0:A", config), Worker.State.DRAINING, Plans.set(drained));
        int epoch = map.config(0).epoch();
        Situation situation = new Situation(
                Plans.set(up),
                Plans.set(down).union(Plans.set(lost)),
                Plans.set(lost),
                synced ? Map.of(0, epoch) : Map.of(0, epoch - 1));
        return Plans.text(planner.next(map, situation).orElse(map).config(0));
    }
}
