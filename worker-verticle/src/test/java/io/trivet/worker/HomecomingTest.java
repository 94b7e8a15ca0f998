package io.trivet.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.cluster.ClusterMap;
import io.trivet.process.Neighbour;
import io.trivet.process.Neighbours;
import io.trivet.process.Samples;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** As worker 1 sees it, which is the primary of partitions 1 and 4 of those below 6. */
final class HomecomingTest {
    private final Neighbours street = new Neighbours();
    private final Neighbour here = street.add("w1", 9_000);
    private final Neighbour zero = street.add("w0", 0);
    private final Homecoming homecoming = new Homecoming(here.roster());
    private ClusterMap map = Samples.map(6);
    private Set<Integer> led = Set.of(0, 1, 2, 3, 4, 5);

    private List<Integer> due(Set<Integer> led) {
        return homecoming.due(1, map, led, here.time().now()).stream()
                .map(Homecoming.Return::partition)
                .toList();
    }

    private void pass(long millis, long mapVersion) {
        for (long passed = 0; passed < millis; passed += 500) {
            here.roster().heard(Samples.worker(zero, 0, 1, mapVersion, Map.of()));
            due(led);
            street.pass(500);
        }
        here.roster().heard(Samples.worker(zero, 0, 1, mapVersion, Map.of()));
    }

    @Test
    void aPrimaryThatHasBeenWellForAWhileGetsItsPartitionsBack() {
        pass(1_500, 1);
        assertEquals(List.of(), due(Set.of(0, 1, 3)));
        pass(500, 1);
        assertEquals(List.of(0, 3), due(Set.of(0, 1, 3)));
    }

    @Test
    void whatItsPrimaryIsNotThereForStays() {
        pass(3_000, 1);
        assertEquals(List.of(), due(Set.of(1, 2, 5)));
    }

    @Test
    void whoFallsSilentBeginsAnew() {
        pass(3_000, 1);
        street.pass(2_001);
        assertEquals(List.of(), due(Set.of(0)));
        pass(1_500, 1);
        assertEquals(List.of(), due(Set.of(0)));
        pass(500, 1);
        assertEquals(List.of(0), due(Set.of(0)));
    }

    @Test
    void whoHasNotSeenTheMapMayNotKnowThatItIsThePrimary() {
        map = map.withPartition(4, map.config(4), 0);
        pass(3_000, 1);
        assertEquals(List.of(), due(Set.of(4)));
        pass(2_000, 2);
        assertEquals(List.of(4), due(Set.of(4)));
    }

    @Test
    void whoWasTakenOverFromJustNowMayBeFrozenAndNotBeMissedYet() {
        led = Set.of();
        pass(3_000, 1);
        assertEquals(List.of(), due(Set.of(0)));
        street.pass(1_500);
        assertEquals(List.of(), due(Set.of(0)));
        street.pass(501);
        assertEquals(List.of(), due(Set.of(0)));
    }

    @Test
    void whoIsHeardOnGetsBackWhatWasTakenOverFromHim() {
        led = Set.of();
        pass(3_000, 1);
        led = Set.of(0);
        pass(2_000, 1);
        assertEquals(List.of(0), due(Set.of(0)));
    }

    @Test
    void aFewAtATime() {
        map = Samples.map(60);
        led = new TreeSet<>(IntStream.range(0, 60).boxed().toList());
        pass(2_000, 1);
        assertEquals(8, due(led).size());
    }
}
