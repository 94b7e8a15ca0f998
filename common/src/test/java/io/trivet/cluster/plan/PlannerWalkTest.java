package io.trivet.cluster.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random lives of a cluster: every step is one that the protocol knows, and in the end everything is in its place. */
class PlannerWalkTest {

    private static final int STEPS = 160;

    @ParameterizedTest(name = "seed {0}: {1} workers in {2} zones, {3} partitions, {4} at once")
    @CsvSource({
        "1, 4, 1, 32, 4",
        "2, 5, 1, 64, 8",
        "3, 6, 3, 64, 8",
        "4, 9, 3, 128, 16",
        "5, 12, 4, 64, 1",
        "6, 30, 3, 128, 100",
        "7, 5, 5, 16, 3",
        "8, 3, 1, 16, 2",
        "9, 3, 3, 32, 32",
        "10, 20, 2, 64, 8"
    })
    void everyStepIsLegalAndTheyEnd(long seed, int workers, int zones, int partitions, int atOnce) {
        PlannerWalk walk = new PlannerWalk(seed, Plans.placed(workers, zones, partitions, 3), zones, atOnce);
        for (int i = 0; i < STEPS; i++) {
            walk.step();
            if (i % 40 == 39) {
                walk.quiet();
                assertInPlace(walk.map(), walk.situation());
                assertEquals(walk.map(), walk.told());
            }
        }
    }

    private static void assertInPlace(ClusterMap map, Situation situation) {
        WorkerSet keepers = WorkerSet.of(map.workers().stream()
                .filter(worker -> worker.state() == Worker.State.ACTIVE)
                .mapToInt(Worker::number)
                .filter(situation.up()::contains)
                .toArray());
        WorkerSet electors = map.electors().voters();
        assertTrue(!map.electors().isJoint() && electors.size() == 3, "electors: " + map.electors());
        assertTrue(keepers.size() < electors.size() || keepers.containsAll(electors), "dead electors: " + electors);
        int[] load = new int[map.nextNumber()];
        int[] led = new int[map.nextNumber()];
        map.partitions().forEach(each -> {
            WorkerSet voters = each.config().voters();
            assertTrue(!each.config().isJoint(), "a change that never ended: " + each);
            if (keepers.size() >= map.replicas()) {
                assertEquals(map.replicas(), voters.size(), "too few or many: " + each);
                assertTrue(keepers.containsAll(voters), "with the dead or the drained: " + each + ", up " + keepers);
            }
            voters.stream().forEach(worker -> load[worker]++);
            led[each.primary()]++;
        });
        if (keepers.size() >= map.replicas()) {
            double mean = map.partitions().size() * (double) map.replicas() / keepers.size();
            int most = (int) Math.floor(Math.max(1.25 * mean, mean + 1) + 1e-9);
            int mostLed = (map.partitions().size() + keepers.size() - 1) / keepers.size();
            keepers.stream().forEach(worker -> {
                assertTrue(load[worker] <= most, "w" + worker + " holds " + load[worker] + " of " + most);
                assertTrue(led[worker] <= mostLed, "w" + worker + " leads " + led[worker] + " of " + mostLed);
            });
        }
    }
}
