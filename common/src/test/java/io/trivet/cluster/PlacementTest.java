package io.trivet.cluster;

import static io.trivet.cluster.Placements.PARTITIONS;
import static io.trivet.cluster.Placements.REPLICAS;
import static io.trivet.cluster.Placements.crew;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlacementTest {

    static IntStream clusterSizes() {
        return IntStream.rangeClosed(4, 100);
    }

    @ParameterizedTest(name = "{0} workers")
    @MethodSource("clusterSizes")
    void noWorkerHoldsMoreThanItsBound(int workers) {
        List<Replicas> placement = Placement.first(PARTITIONS, crew(workers, 1), REPLICAS);

        assertComplete(placement, REPLICAS);
        assertTrue(Placements.fullest(placement) <= Placements.mostAllowed(placement, workers));
        assertEquals(workers, Placements.loads(placement).size());
    }

    @ParameterizedTest(name = "{0} workers and one more")
    @MethodSource("clusterSizes")
    void aJoinMovesLittleMoreThanTheShareOfTheNewWorker(int workers) {
        List<Replicas> before = Placement.first(PARTITIONS, crew(workers, 1), REPLICAS);
        List<Replicas> after = Placement.step(before, crew(workers + 1, 1), REPLICAS);
        double ideal = Placements.mean(after, workers + 1);

        assertComplete(after, REPLICAS);
        assertTrue(Placements.moves(before, after) <= Placements.movesAllowed(ideal));
        assertTrue(Placements.load(after, workers) >= Math.floor(ideal), "the new worker got its share");
        assertTrue(Placements.fullest(after) <= Placements.mostAllowed(after, workers + 1));
    }

    @ParameterizedTest(name = "{0} workers and each leaving")
    @MethodSource("clusterSizes")
    void aLeaveMovesLittleMoreThanWhatTheWorkerHeld(int workers) {
        List<Replicas> before = Placement.first(PARTITIONS, crew(workers, 1), REPLICAS);
        for (int leaver = 0; leaver < workers; leaver += 1 + workers / 8) {
            List<Candidate> rest = new ArrayList<>(crew(workers, 1));
            rest.remove(leaver);
            List<Replicas> after = Placement.step(before, rest, REPLICAS);

            assertComplete(after, Math.min(REPLICAS, rest.size()));
            assertEquals(0, Placements.load(after, leaver));
            assertTrue(Placements.moves(before, after) <= Placements.movesAllowed(Placements.load(before, leaver)));
            assertTrue(Placements.fullest(after) <= Placements.mostAllowed(after, rest.size()));
        }
    }

    @ParameterizedTest(name = "{0} workers")
    @MethodSource("clusterSizes")
    void primariesAreEven(int workers) {
        List<Replicas> placement = Placement.first(PARTITIONS, crew(workers, 1), REPLICAS);

        for (long led : Placements.primaries(placement).values()) {
            assertTrue(led >= PARTITIONS / workers && led <= (PARTITIONS + workers - 1) / workers);
        }
    }

    @ParameterizedTest(name = "{0} workers and one more")
    @MethodSource("clusterSizes")
    void primariesStayWhereTheyCan(int workers) {
        List<Replicas> before = Placement.first(PARTITIONS, crew(workers, 1), REPLICAS);
        List<Replicas> after = Placement.step(before, crew(workers + 1, 1), REPLICAS);
        long movedAtWill = IntStream.range(0, PARTITIONS)
                .filter(p -> after.get(p).primary() != before.get(p).primary())
                .filter(p -> after.get(p).workers().contains(before.get(p).primary()))
                .count();

        assertTrue(movedAtWill <= PARTITIONS / (workers + 1) + REPLICAS, "moved at will: " + movedAtWill);
    }

    @ParameterizedTest(name = "{0} workers, {1} replicas wanted")
    @CsvSource({"1, 3", "2, 3", "3, 3", "4, 5", "7, 1"})
    void aPartitionHasAsManyReplicasAsThereAreWorkers(int workers, int replicas) {
        List<Replicas> placement = Placement.first(PARTITIONS, crew(workers, 1), replicas);

        assertComplete(placement, Math.min(workers, replicas));
    }

    @Test
    void growsFromOneWorkerToManyAndBack() {
        List<Replicas> placement = Placement.first(PARTITIONS, crew(1, 1), REPLICAS);
        for (int workers : new int[] {2, 3, 4, 9, 100, 9, 4, 3, 2, 1}) {
            placement = Placement.step(placement, crew(workers, 1), REPLICAS);

            assertComplete(placement, Math.min(REPLICAS, workers));
            assertTrue(Placements.fullest(placement) <= Placements.mostAllowed(placement, workers));
        }
    }

    @Test
    void withoutWorkersPartitionsAreNowhere() {
        List<Replicas> before = Placement.first(PARTITIONS, crew(3, 1), REPLICAS);

        assertEquals(Collections.nCopies(PARTITIONS, Replicas.none()), Placement.step(before, List.of(), REPLICAS));
        assertEquals(List.of(), Placement.first(0, crew(3, 1), REPLICAS));
    }

    @Test
    void surplusReplicasAreGivenUp() {
        List<Replicas> before = Placement.first(PARTITIONS, crew(15, 5), 5);
        List<Replicas> after = Placement.step(before, crew(15, 5), REPLICAS);

        assertComplete(after, REPLICAS);
        assertTrue(Placements.crowded(after, crew(15, 5)).isEmpty());
    }

    @Test
    void aReplacedWorkersReplicasGoToWhoReplacesIt() {
        List<Replicas> before = Placement.first(PARTITIONS, crew(12, 3), REPLICAS);
        List<Candidate> others = new ArrayList<>(crew(12, 3));
        others.set(5, Placements.candidate(12, 5 % 3));
        List<Replicas> after = Placement.step(before, others, REPLICAS);

        assertEquals(Placements.load(before, 5), Placements.moves(before, after));
        assertTrue(Placements.load(after, 12) >= Placements.load(before, 5) - 1);
    }

    @Test
    void theOrderOfCandidatesDoesNotMatter() {
        List<Candidate> ordered = crew(20, 4);
        List<Candidate> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(1));
        List<Replicas> first = Placement.first(PARTITIONS, ordered, REPLICAS);

        assertEquals(first, Placement.first(PARTITIONS, shuffled, REPLICAS));
        assertEquals(
                Placement.step(first, ordered.subList(0, 17), REPLICAS),
                Placement.step(
                        first,
                        shuffled.stream().filter(each -> each.number() < 17).toList(),
                        REPLICAS));
    }

    /** What consistent hashing is for: clusters that differ in one worker agree about most partitions. */
    @Test
    void firstPlacementsOfSimilarClustersAreSimilar() {
        List<Replicas> one = Placement.first(1_024, crew(20, 1), REPLICAS);
        List<Replicas> two = Placement.first(1_024, crew(21, 1), REPLICAS);

        assertTrue(Placements.moves(one, two) < 1_024 * REPLICAS / 2, "moved: " + Placements.moves(one, two));
    }

    @Test
    void refusesWhatMakesNoSense() {
        List<Candidate> twins = List.of(new Candidate(1, "a"), new Candidate(1, "b"));

        assertThrows(IllegalArgumentException.class, () -> Placement.first(PARTITIONS, twins, REPLICAS));
        assertThrows(IllegalArgumentException.class, () -> Placement.first(PARTITIONS, crew(3, 1), 0));
        assertThrows(IllegalArgumentException.class, () -> new Candidate(0x8000, "a"));
    }

    private static void assertComplete(List<Replicas> placement, int replicas) {
        assertEquals(PARTITIONS, placement.size());
        for (Replicas each : placement) {
            assertEquals(replicas, each.workers().size());
            assertTrue(each.workers().contains(each.primary()));
        }
    }
}
