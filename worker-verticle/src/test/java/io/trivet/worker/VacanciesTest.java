package io.trivet.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.cluster.ClusterMap;
import io.trivet.process.Neighbour;
import io.trivet.process.Neighbours;
import io.trivet.process.Samples;
import io.trivet.register.row.Ballot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** As worker 1 sees it, which is the primary of partitions 1 and 4. */
final class VacanciesTest {
    private static final Ballot BALLOT = Ballot.of(0, 1, 0);

    private final Neighbours street = new Neighbours();
    private final Neighbour here = street.add("w1", 9_000);
    private final Neighbour zero = street.add("w0", 0);
    private final Neighbour two = street.add("w2", 0);
    private final ClusterMap map = Samples.map(6);
    private final Vacancies vacancies = new Vacancies(here.roster());

    private List<Integer> due() {
        return vacancies.forWorker(1, map, Set.of(), here.time().now());
    }

    private void hear(Neighbour other, int number, Integer... leads) {
        Map<Integer, Ballot> led = new TreeMap<>();
        List.of(leads).forEach(partition -> led.put(partition, BALLOT));
        here.roster().heard(Samples.worker(other, number, 1, 1, led));
    }

    private void hearBoth() {
        hear(zero, 0);
        hear(two, 2);
    }

    @Test
    void thePrimaryTakesWhatNobodyHasLedForAWhile() {
        hearBoth();
        assertEquals(List.of(), due());
        street.pass(1_499);
        assertEquals(List.of(), due());
        street.pass(1);
        assertEquals(List.of(1, 4), due());
    }

    @Test
    void whatSomebodyLeadsIsLeftAlone() {
        hear(zero, 0, 1);
        hear(two, 2);
        due();
        street.pass(1_500);
        hear(zero, 0, 1);
        hear(two, 2);
        assertEquals(List.of(4), due());
    }

    @Test
    void aLeaderInBetweenBeginsTheWaitAnew() {
        hearBoth();
        due();
        street.pass(1_400);
        hear(zero, 0, 1, 4);
        due();
        hearBoth();
        due();
        street.pass(1_000);
        assertEquals(List.of(), due());
    }

    @Test
    void whenThePrimaryIsSilentTheFirstVoterThatIsHeardTakesItsPlace() {
        hearBoth();
        due();
        street.pass(1_000);
        hear(two, 2);
        street.pass(1_500);
        hear(two, 2);
        assertEquals(List.of(0, 1, 3, 4), due());
    }

    @Test
    void whoHearsNobodyIsCutOffAndTakesNothing() {
        hearBoth();
        due();
        street.pass(60_000);
        assertEquals(List.of(), due());
        hearBoth();
        assertEquals(List.of(), due(), "and not at once when it hears them again");
        street.pass(1_500);
        assertEquals(List.of(1, 4), due());
    }
}
