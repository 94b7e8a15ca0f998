package io.trivet.cluster;

import static io.trivet.cluster.Placements.PARTITIONS;
import static io.trivet.cluster.Placements.REPLICAS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long random walks of joins and leaves, one at a time: no bound may wear off. */
class PlacementWalkTest {

    private static final int STEPS = 500;

    @ParameterizedTest(name = "{1} to {2} workers, seed {0}")
    @CsvSource({"1, 3, 100", "2, 3, 100", "3, 4, 30", "4, 90, 100", "5, 90, 100", "6, 60, 100"})
    void boundsHoldWithoutZones(long seed, int fewest, int most) {
        Walk walk = new Walk(seed, fewest, most, 1);
        for (int i = 0; i < STEPS; i++) {
            walk.step();
            walk.assertLoads();
            walk.assertMoves();
            walk.assertPrimaries();
            walk.assertSettled();
        }
    }

    @ParameterizedTest(name = "{1} to {2} workers in 3 zones, seed {0}")
    @CsvSource({"1, 6, 100", "2, 6, 40", "3, 90, 100"})
    void boundsHoldWithThreeZonesThatAreAboutEqual(long seed, int fewest, int most) {
        Walk walk = new Walk(seed, fewest, most, 3);
        for (int i = 0; i < STEPS; i++) {
            walk.evenStep();
            walk.assertLoads();
            walk.assertMoves();
            walk.assertSpread();
            walk.assertSettled();
        }
    }

    /** Where zones get unequal, keeping partitions spread may cost moves; but the load is bounded all the same. */
    @ParameterizedTest(name = "{1} to {2} workers in {3} zones, seed {0}")
    @CsvSource({"1, 4, 40, 2", "2, 4, 40, 3", "3, 4, 40, 4", "4, 5, 40, 5", "5, 4, 40, 10", "6, 90, 100, 3"})
    void loadsAndSpreadHoldWithUnequalZones(long seed, int fewest, int most, int zones) {
        Walk walk = new Walk(seed, fewest, most, zones);
        for (int i = 0; i < STEPS; i++) {
            walk.step();
            walk.assertLoads();
            walk.assertPrimaries();
            walk.assertSpread();
            walk.assertSettled();
        }
    }

    private static final class Walk {

        private final Random random;
        private final int fewest;
        private final int most;
        private final int zones;
        private final String name;
        private final List<Candidate> crew;
        private int nextNumber;
        private List<Replicas> before;
        private List<Replicas> after;
        private double ideal;

        Walk(long seed, int fewest, int most, int zones) {
            this.random = new Random(seed);
            this.fewest = fewest;
            this.most = most;
            this.zones = zones;
            this.name = "seed " + seed + ", step ";
            this.nextNumber = fewest + random.nextInt(most - fewest + 1);
            this.crew = new ArrayList<>(Placements.crew(nextNumber, zones));
            this.after = Placement.first(PARTITIONS, crew, REPLICAS);
        }

        void step() {
            if (isJoin()) {
                join(random.nextInt(zones));
            } else {
                leave(Placements.any(crew, random));
            }
        }

        /** Joins go to the smallest zone, leaves come from the largest. */
        void evenStep() {
            Comparator<Candidate> byZoneSize = Comparator.comparing(each -> sizeOf(each.zone()));
            if (isJoin()) {
                String smallest = crew.stream().min(byZoneSize).orElseThrow().zone();
                join(Integer.parseInt(smallest.substring("zone-".length())));
            } else {
                long size = sizeOf(crew.stream().max(byZoneSize).orElseThrow().zone());
                leave(Placements.any(
                        crew.stream()
                                .filter(each -> sizeOf(each.zone()) == size)
                                .toList(),
                        random));
            }
        }

        private boolean isJoin() {
            return crew.size() <= fewest || crew.size() < most && random.nextBoolean();
        }

        private void join(int zone) {
            crew.add(Placements.candidate(nextNumber++, zone));
            ideal = PARTITIONS * (double) Math.min(REPLICAS, crew.size()) / crew.size();
            place();
        }

        private void leave(Candidate leaver) {
            crew.remove(leaver);
            ideal = Placements.load(after, leaver.number());
            place();
        }

        private void place() {
            before = after;
            after = Placement.step(before, crew, REPLICAS);
        }

        private long sizeOf(String zone) {
            return crew.stream().map(Candidate::zone).filter(zone::equals).count();
        }

        void assertLoads() {
            int bound = Placements.mostAllowed(after, crew.size());
            assertTrue(Placements.fullest(after) <= bound, () -> name + nextNumber + ", loads " + describe());
            after.forEach(each -> assertEquals(REPLICAS, each.workers().size()));
        }

        void assertMoves() {
            int moves = Placements.moves(before, after);
            assertTrue(moves <= Placements.movesAllowed(ideal), () -> name + nextNumber + ", moves " + moves);
        }

        void assertPrimaries() {
            int fair = (PARTITIONS + crew.size() - 1) / crew.size();
            Placements.primaries(after).values().forEach(led -> assertTrue(led <= fair, () -> name + nextNumber));
        }

        void assertSpread() {
            PlacementZonesTest.assertCrowdedOnlyWhereZonesAreFull(after, crew);
        }

        /** A placement that has been reached is not left again without a reason. */
        void assertSettled() {
            assertEquals(after, Placement.step(after, crew, REPLICAS), () -> name + nextNumber);
        }

        private String describe() {
            return Placements.loads(after).values().stream()
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                    .toString();
        }
    }
}
