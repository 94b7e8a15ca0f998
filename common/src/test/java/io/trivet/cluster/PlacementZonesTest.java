package io.trivet.cluster;

import static io.trivet.cluster.Placements.PARTITIONS;
import static io.trivet.cluster.Placements.REPLICAS;
import static io.trivet.cluster.Placements.crew;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementZonesTest {

    static IntStream equalZones() {
        return IntStream.rangeClosed(1, 33).map(perZone -> perZone * 3);
    }

    @ParameterizedTest(name = "{0} workers in 3 zones")
    @MethodSource("equalZones")
    void withThreeEqualZonesNoTwoReplicasShareOne(int workers) {
        List<Replicas> placement = Placement.first(PARTITIONS, crew(workers, 3), REPLICAS);

        assertTrue(Placements.crowded(placement, crew(workers, 3)).isEmpty());
        assertTrue(Placements.fullest(placement) <= Placements.mostAllowed(placement, workers));
    }

    @Test
    void staysSpreadWhileZonesGrowAndShrinkTogether() {
        List<Replicas> placement = Placement.first(PARTITIONS, crew(3, 3), REPLICAS);
        List<Integer> sizes =
                new ArrayList<>(IntStream.rangeClosed(4, 60).boxed().toList());
        IntStream.rangeClosed(3, 59).map(size -> 62 - size).forEach(sizes::add);
        for (int workers : sizes) {
            placement = Placement.step(placement, crew(workers, 3), REPLICAS);
            if (workers % 3 == 0) {
                assertTrue(Placements.crowded(placement, crew(workers, 3)).isEmpty(), workers + " workers");
            }
        }
    }

    @Test
    void withMoreZonesThanReplicasNoTwoShareOne() {
        for (int zones : new int[] {4, 5, 7, 30}) {
            List<Replicas> placement = Placement.first(PARTITIONS, crew(30, zones), REPLICAS);

            assertTrue(Placements.crowded(placement, crew(30, zones)).isEmpty(), zones + " zones");
        }
    }

    @Test
    void withTwoZonesEachPartitionIsInBoth() {
        Map<Integer, String> zones = Placements.zones(crew(10, 2));
        for (Replicas each : Placement.first(PARTITIONS, crew(10, 2), REPLICAS)) {
            assertEquals(2, zonesOf(each, zones).size());
        }
    }

    /** 3, 3 and 4 workers: the small zones' share is above the mean but below the bound, so zones come first. */
    @Test
    void smallZonesHoldMoreThanTheirShareWhenTheBoundPermits() {
        List<Candidate> unequal = zones(3, 3, 4);

        assertTrue(Placements.crowded(Placement.first(PARTITIONS, unequal, REPLICAS), unequal)
                .isEmpty());
    }

    /** 2, 2 and 10 workers: a zone of two can hold 2 × 34 replicas at most, so 60 partitions are not in it. */
    @Test
    void theBoundComesBeforeTheZones() {
        List<Candidate> unequal = zones(2, 2, 10);
        List<Replicas> placement = Placement.first(PARTITIONS, unequal, REPLICAS);

        assertEquals(34, Placements.mostAllowed(placement, 14));
        assertEquals(34, Placements.fullest(placement));
        assertCrowdedOnlyWhereZonesAreFull(placement, unequal);
        for (int worker = 0; worker < 4; worker++) {
            assertEquals(34, Placements.load(placement, worker));
        }
    }

    @ParameterizedTest(name = "a worker joins zone {0}")
    @ValueSource(ints = {0, 1, 2})
    void aWorkerThatMakesRoomInAZoneIsUsedForIt(int zone) {
        List<Candidate> before = zones(2, 2, 10);
        List<Candidate> after = new ArrayList<>(before);
        after.add(Placements.candidate(99, zone));
        List<Replicas> placement = Placement.step(Placement.first(PARTITIONS, before, REPLICAS), after, REPLICAS);

        assertTrue(Placements.fullest(placement) <= Placements.mostAllowed(placement, 15));
        assertCrowdedOnlyWhereZonesAreFull(placement, after);
    }

    @Test
    void aNewZoneIsUsedAtOnce() {
        List<Candidate> before = zones(3, 3);
        List<Candidate> after = zones(3, 3, 3);
        List<Replicas> placement = Placement.step(Placement.first(PARTITIONS, before, REPLICAS), after, REPLICAS);

        assertTrue(Placements.crowded(placement, after).isEmpty());
    }

    /** Wherever two replicas share a zone, every worker of every zone without one is at the bound. */
    static void assertCrowdedOnlyWhereZonesAreFull(List<Replicas> placement, List<Candidate> crew) {
        Map<Integer, String> zones = Placements.zones(crew);
        Map<Integer, Integer> loads = Placements.loads(placement);
        int bound = Placements.mostAllowed(placement, crew.size());
        Set<String> roomy = crew.stream()
                .filter(each -> loads.getOrDefault(each.number(), 0) < bound)
                .map(Candidate::zone)
                .collect(Collectors.toSet());
        for (Replicas each : Placements.crowded(placement, crew)) {
            Set<String> own = zonesOf(each, zones);
            assertTrue(own.containsAll(roomy) || own.size() == REPLICAS, each + " could be spread to " + roomy);
        }
    }

    private static Set<String> zonesOf(Replicas replicas, Map<Integer, String> zones) {
        return replicas.workers().stream().mapToObj(zones::get).collect(Collectors.toSet());
    }

    /** Zones of the given sizes. */
    private static List<Candidate> zones(int... sizes) {
        List<Candidate> crew = new ArrayList<>();
        for (int zone = 0; zone < sizes.length; zone++) {
            for (int i = 0; i < sizes[zone]; i++) {
                crew.add(Placements.candidate(Arrays.stream(sizes, 0, zone).sum() + i, zone));
            }
        }
        return crew;
    }
}
