package io.trivet.simulation.world;

import static io.trivet.register.store.StoreRows.entry;
import static io.trivet.register.store.StoreRows.promised;
import static io.trivet.register.store.StoreRows.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.host.Store;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Entry;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Faults: what a lane sees when its database, its connection or its process fails. */
class SimStoreTest {
    private static final int P = 4;
    private static final long LONG = 10_000_000;

    private final VirtualTime world = new VirtualTime();
    private final SimDatabase database = new SimDatabase(world, new UUID(0, 1));
    private final NodeTime node = new NodeTime(world, 0, WallClock.exact());
    private final SplittableRandom random = new SplittableRandom(7);
    private final StoreOptions sound = StoreOptions.sound(2).batchingAtMost(1);

    @Test
    void whatWasCommittedIsRecoveredByTheNextConnection() {
        SimStore first = connected(sound);
        Future<Store.Committed> commit = first.commit(Store.Write.memory(P, promised(1), false));
        assertFalse(commit.isComplete());
        run();
        assertTrue(commit.succeeded());
        Future<Map<Integer, Store.Durable>> recovered = connected(sound).recover();
        run();
        assertEquals(Map.of(P, promised(1)), recovered.result());
        assertEquals(2, database.fence(0));
    }

    @Test
    void aConnectionWhoseFenceIsTakenDoesNothingAnyMore() {
        SimStore stale = connected(sound);
        connected(sound);
        Future<Store.Committed> commit = stale.commit(write(P, entry("a", 1, 1, "a")));
        Future<?> confirmation = stale.fence();
        Future<?> read = stale.read(P, List.of());
        run();
        assertEquals(
                List.of(StoreFailure.FENCED, StoreFailure.FENCED, StoreFailure.FENCED),
                causes(commit, confirmation, read));
        assertTrue(stale.isDead());
        assertEquals(0, rows());
    }

    @Test
    void eachFenceMutantLetsThroughWhatItShould() {
        SimStore unfenced = connected(sound.unfenced());
        SimStore reading = connected(sound.readingUnfenced());
        SimStore trusting = connected(sound.confirmingFromMemory());
        connected(sound);
        Future<?> commit = unfenced.commit(write(P, entry("a", 1, 1, "a")));
        Future<?> read = reading.read(P, List.of());
        assertTrue(trusting.fence().succeeded());
        run();
        assertTrue(commit.succeeded() && read.succeeded());
        assertEquals(3, database.fence(0));
    }

    @Test
    void aStoppedDatabaseHangsAndThenGoesOnInOrder() {
        SimStore store = connected(sound);
        database.stall(5_000);
        List<Future<Store.Committed>> commits = commits(store, 3);
        world.runUntil(world.now() + 4_999);
        assertTrue(commits.stream().noneMatch(Future::isComplete));
        run();
        assertTrue(commits.stream().allMatch(Future::succeeded));
    }

    @Test
    void aFailedStatementTakesAllBehindItAlong() {
        SimStore store = connected(sound);
        store.failNextCommit();
        List<Future<Store.Committed>> commits = commits(store, 5);
        run();
        assertTrue(commits.stream().allMatch(Future::failed));
        assertEquals(0, rows());
        assertTrue(store.commit(write(P, entry("z", 1, 1, "z"))).failed());
    }

    @Test
    void unsequencedOneThatWasUnderWayBehindAFailedOneCommits() {
        SimStore store = connected(sound.unsequenced());
        store.failNextCommit();
        List<Future<Store.Committed>> commits = commits(store, 5);
        run();
        assertTrue(commits.stream().allMatch(Future::failed));
        assertEquals(1, rows());
    }

    @Test
    void ofABrokenConnectionSomeMayStillCommitButAlwaysTheFirst() {
        boolean[] seen = new boolean[3];
        for (int i = 0; i < 200; i++) {
            database.rows().apply(Store.Write.memory(P, promised(1), true));
            SimStore store = connected(sound);
            List<Future<Store.Committed>> commits = commits(store, 4);
            world.step();
            store.breakConnection();
            assertTrue(commits.stream().allMatch(Future::failed));
            int before = rows();
            run();
            seen[rows()] = true;
            assertTrue(before <= rows() && (rows() == 0 || keys().get(0).equals("k0")));
        }
        assertTrue(seen[0] && seen[1] && seen[2]);
    }

    @Test
    void whatArrivesLateOfABrokenConnectionIsFencedOff() {
        assertEquals(0, lateArrivals(sound));
        assertTrue(lateArrivals(sound.unfenced()) > 10);
    }

    private int lateArrivals(StoreOptions options) {
        int late = 0;
        for (int i = 0; i < 100; i++) {
            database.rows().apply(Store.Write.memory(P, promised(1), true));
            SimStore store = connected(options);
            commits(store, 4);
            world.step();
            store.breakConnection();
            connected(options);
            int atTheNextStart = rows();
            run();
            late += rows() - atTheNextStart;
        }
        return late;
    }

    @Test
    void theProcessIsFrozenButItsDatabaseIsNot() {
        SimStore store = connected(sound);
        List<Future<Store.Committed>> commits = commits(store, 1);
        world.step();
        node.pause(world.now() + 1_000);
        world.runUntil(world.now() + 999);
        assertEquals(1, rows());
        assertFalse(commits.get(0).isComplete());
        run();
        assertTrue(commits.get(0).succeeded());
    }

    @Test
    void aDeadProcessLearnsNothing() {
        SimStore store = connected(sound);
        List<Future<Store.Committed>> commits = commits(store, 3);
        world.step();
        node.kill();
        store.abandon();
        run();
        assertTrue(commits.stream().noneMatch(Future::isComplete));
    }

    @Test
    void aRestoredBackupBreaksAllConnections() {
        SimStore store = connected(sound);
        commits(store, 1);
        run();
        SimDatabase.Snapshot backup = database.snapshot();
        Future<?> later = commits(store, 2).get(1);
        run();
        assertTrue(later.succeeded());
        database.restore(backup);
        assertEquals(List.of("k0"), keys());
        Future<?> failed = store.fence();
        run();
        assertEquals(List.of(StoreFailure.CONNECTION_LOST), causes(failed));
        connected(sound);
    }

    @Test
    void aRestartedDatabaseRefusesForAWhile() {
        SimStore store = connected(sound);
        List<Future<Store.Committed>> commits = commits(store, 2);
        database.restart(1_000);
        Future<Void> refused = newStore(sound).connect();
        world.runUntil(world.now() + 100);
        assertEquals(List.of(StoreFailure.REFUSED), causes(refused));
        assertTrue(commits.stream().allMatch(Future::failed));
        world.runUntil(world.now() + 900);
        connected(sound);
    }

    @Test
    void aPartitionOfAnotherLaneIsRefused() {
        SimStore store = connected(sound);
        assertThrows(IllegalArgumentException.class, () -> store.read(P + 1, List.of()));
    }

    private List<Future<Store.Committed>> commits(SimStore store, int count) {
        List<Future<Store.Committed>> commits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            commits.add(store.commit(write(P, entry("k" + i, 1, 1, "v"))));
        }
        return commits;
    }

    private SimStore connected(StoreOptions options) {
        SimStore store = newStore(options);
        Future<Void> connecting = store.connect();
        while (!connecting.isComplete()) {
            assertTrue(world.step());
        }
        assertTrue(connecting.succeeded());
        return store;
    }

    private SimStore newStore(StoreOptions options) {
        return new SimStore(database, 0, node, new Latency(random, 0), options);
    }

    private void run() {
        world.runUntil(world.now() + LONG);
    }

    private int rows() {
        return database.rows().entries(P).size();
    }

    private List<String> keys() {
        return database.rows().entries(P).stream()
                .map(Entry::key)
                .map(Bytes::text)
                .toList();
    }

    private static List<Throwable> causes(Future<?>... futures) {
        return Arrays.stream(futures).map(Future::cause).toList();
    }
}
