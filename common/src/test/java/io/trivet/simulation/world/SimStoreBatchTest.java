package io.trivet.simulation.world;

import static io.trivet.register.store.StoreRows.entry;
import static io.trivet.register.store.StoreRows.promised;
import static io.trivet.register.store.StoreRows.stamp;
import static io.trivet.register.store.StoreRows.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.host.Store;
import io.trivet.register.row.Bytes;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What travels together, in which order, and how much it costs. */
class SimStoreBatchTest {
    private final VirtualTime world = new VirtualTime();
    private final SimDatabase database = new SimDatabase(world, new UUID(0, 1));
    private final List<String> log = new ArrayList<>();

    @Test
    void whatIsCommittedInOneTurnIsOneTransaction() {
        SimStore store = connected(64);
        long before = world.executed();
        List<Future<Store.Committed>> commits = commits(store, 64);
        run();
        assertTrue(commits.stream().allMatch(Future::succeeded));
        assertEquals(3, world.executed() - before, "end of turn, execution, answer");
    }

    @Test
    void twoAreUnderWayAndTheRestGathers() {
        SimStore store = connected(2);
        commits(store, 9);
        List<Integer> sizes = new ArrayList<>(List.of(0));
        while (world.step()) {
            int size = database.rows().entries(0).size();
            if (size != sizes.get(sizes.size() - 1)) {
                sizes.add(size);
            }
        }
        assertEquals(List.of(0, 2, 4, 6, 8, 9), sizes);
    }

    @Test
    void answersComeInTheOrderOfTheCallsWhateverTheDelays() {
        SimStore store = store(
                new Latency(new SplittableRandom(3), 0.3), StoreOptions.sound(1).batchingAtMost(3));
        store.connect();
        run();
        for (int i = 0; i < 100; i++) {
            String name = "" + i;
            store.commit(write(0, entry("k", 1, i + 1, name))).onComplete(done -> log.add(name));
        }
        run();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            expected.add("" + i);
        }
        assertEquals(expected, log);
    }

    @Test
    void wipingAndPurgingShareNoTransaction() {
        SimStore store = connected(64);
        long before = world.executed();
        store.commit(write(0, entry("a", 1, 1, "a")));
        store.commit(Store.Write.memory(0, promised(1), true));
        store.commit(write(0, entry("b", 1, 1, "b")));
        store.commit(write(0, entry("c", 1, 1, "c")));
        store.commit(Store.Write.removal(0, Bytes.utf8("b"), stamp(1, 1)));
        run();
        assertEquals(List.of(entry("c", 1, 1, "c")), database.rows().entries(0));
        assertEquals(1 + 2 * 4, world.executed() - before, "four statements");
    }

    @Test
    void whatIsWrittenOverInItsOwnTransactionIsPassedOver() {
        SimStore store = connected(64);
        Future<Store.Committed> one = store.commit(write(0, entry("a", 1, 1, "one")));
        Future<Store.Committed> two = store.commit(write(0, entry("a", 1, 2, "two")));
        run();
        assertEquals(List.of(Store.Stored.PASSED_OVER), one.result().rows());
        assertEquals(List.of(Store.Stored.STORED), two.result().rows());
    }

    @Test
    void oneQueryCarriesAllThatWait() {
        SimStore store = connected(64);
        store.fence();
        store.read(0, List.of());
        long before = world.executed();
        world.step();
        world.step();
        for (int i = 0; i < 100; i++) {
            store.fence();
            store.read(0, List.of());
        }
        run();
        assertEquals(2 * 3 + 2 * 2, world.executed() - before, "two queries on each of two connections");
    }

    @Test
    void aQueryDoesNotWaitBehindCommits() {
        SimStore store = connected(1);
        commits(store, 100).get(99).onComplete(done -> log.add("committed"));
        store.read(0, List.of()).onComplete(done -> log.add("read"));
        run();
        assertEquals(List.of("read", "committed"), log);
    }

    @Test
    void aTransactionOfOnesOwnTakesItsTurnAmongTheCommits() {
        SimStore store = connected(64);
        commits(store, 3);
        Future<Integer> rows = store.transaction(base -> base.rows().entries(0).size());
        commits(store, 5);
        run();
        assertEquals(3, rows.result());
    }

    @Test
    void equalSeedsGiveEqualRuns() {
        assertEquals(history(5), history(5));
        assertNotEquals(history(5), history(6));
    }

    private static List<String> history(int seed) {
        SimStoreBatchTest run = new SimStoreBatchTest();
        StoreOptions options = StoreOptions.sound(1).batchingAtMost(4);
        SimStore store = run.store(new Latency(new SplittableRandom(seed), 0.1), options);
        store.connect();
        run.run();
        for (int i = 0; i < 200; i++) {
            store.commit(write(0, entry("k" + i, 1, 1, "v"))).onComplete(done -> run.log.add("c" + run.world.now()));
            store.fence().onComplete(done -> run.log.add("f" + run.world.now()));
            run.world.step();
        }
        run.run();
        return run.log;
    }

    private List<Future<Store.Committed>> commits(SimStore store, int count) {
        List<Future<Store.Committed>> commits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            commits.add(store.commit(write(0, entry("k" + i, 1, 1, "v"))));
        }
        return commits;
    }

    private SimStore connected(int batch) {
        SimStore store = store(
                new Latency(new SplittableRandom(1), 0), StoreOptions.sound(1).batchingAtMost(batch));
        store.connect();
        run();
        return store;
    }

    private SimStore store(Latency latency, StoreOptions options) {
        return new SimStore(database, 0, new NodeTime(world, 0, WallClock.exact()), latency, options);
    }

    private void run() {
        world.runUntil(world.now() + 1_000_000_000);
    }
}
