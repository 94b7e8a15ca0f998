package io.trivet.worker.store;

import static io.trivet.register.host.Store.Stored.PASSED_OVER;
import static io.trivet.register.store.StoreRows.entry;
import static io.trivet.register.store.StoreRows.promised;
import static io.trivet.register.store.StoreRows.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.Assignment;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.Life;
import io.trivet.register.host.Store;
import io.trivet.worker.store.Database.Process;
import io.trivet.worker.store.StoreFailure.Kind;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnectOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a process starts over a database, and what of its predecessors is left. */
@ExtendWith(SharedServer.class)
class BirthTest {
    private static final int P = 4;
    private static final UUID OTHER = new UUID(7, 7);

    private Database database;

    @BeforeEach
    void use(Database shared) {
        database = shared;
    }

    @Test
    void eachStartIsCountedAndHasANonceOfItsOwn() {
        Life first = database.start().born().life();
        Life second = database.start().born().life();
        assertEquals(1, first.incarnation());
        assertEquals(2, second.incarnation());
        assertEquals(first.identity(), second.identity());
        assertNotEquals(first.nonce(), second.nonce());
        assertEquals(1, first.timeline());
    }

    @Test
    void aNewDatabaseKnowsNothingAndNobody() {
        Born born = database.start().born();
        assertEquals(Optional.empty(), born.map());
        assertEquals(Map.of(), born.seen());
        assertEquals(List.of(0L), born.beats());
        assertEquals(0, born.life().beat());
    }

    @Test
    void twoDatabasesAreTwoWorkers() {
        UUID first = database.start().born().life().identity();
        database.empty();
        assertNotEquals(first, database.start().born().life().identity());
    }

    @Test
    void theBeatIsThatOfAllLanesEvenIfThereAreFewerOrMoreOfThemNow() {
        Process three = start(3);
        for (int lane = 0; lane < 3; lane++) {
            LoopStore store = three.connect(lane, three.born().life());
            for (int i = 0; i <= lane; i++) {
                Loop.await(store.commit(write(lane, entry("a" + i, 1, 1, "v"))));
            }
        }
        Born two = start(2).born();
        assertEquals(List.of(1L, 2L), two.beats());
        assertEquals(6, two.life().beat());
        Born four = start(4).born();
        assertEquals(List.of(1L, 2L, 3L, 0L), four.beats());
    }

    @Test
    void anotherNumberOfLanesFindsEverythingAgainAndNothingOfTheOldOnesIsLeft() {
        Process three = start(3);
        LoopStore last = three.connect(2, three.born().life());
        Loop.await(last.commit(Store.Write.memory(2, promised(3), false)));
        Loop.await(last.commit(write(2, entry("a", 1, 1, "v"))));
        long fence = fence(2);
        Process two = start(2);
        assertEquals(fence + 1, fence(2), "also of a lane that is used no more");
        LoopStore first = two.connect(0, two.born().life());
        assertEquals(Map.of(2, promised(3)), Loop.await(first.recover()));
        assertTrue(Loop.await(first.read(2, List.of(entry("a", 1, 1, "v").key())))
                .get(0)
                .isPresent());
        assertEquals(Map.of(), Loop.await(two.connect(1, two.born().life()).recover()));
    }

    private Process start(int lanes) {
        return database.start(lanes, StoreSettings.DEFAULT, Optional.empty());
    }

    private long fence(int lane) {
        return database.sql("select fence from fences where lane = $1", lane)
                .get(0)
                .getLong(0);
    }

    @Test
    void whoStartsEndsTheSessionsOfWhoWasThere() {
        Process old = database.start();
        LoopStore store = old.connect();
        database.start();
        Loop.failure(store.fence());
        assertEquals(
                1,
                database.sql("select 1 from pg_stat_activity where application_name like 'trivet %'")
                        .size());
        Loop.eventually(old.loop(), () -> Future.succeededFuture(!old.ended().isEmpty()));
        assertTrue(
                old.ended().get(0).contains("another process has been started"),
                old.ended().get(0));
    }

    @Test
    void whatWasSeenOfOthersIsRememberedAndOnlyWrittenOverByWhatIsNewer() {
        LoopStore store = database.start().connect();
        Life further = new Life(OTHER, 3, 30, 2, 100);
        Loop.await(store.remember(Optional.of(map(5)), List.of(further)));
        Loop.await(store.remember(Optional.of(map(4)), List.of(new Life(OTHER, 2, 20, 1, 90))));
        Loop.await(store.remember(Optional.empty(), List.of(new Life(OTHER, 3, 31, 9, 100))));
        Born born = database.start().born();
        assertEquals(Optional.of(map(5)), born.map());
        assertEquals(Map.of(OTHER, further), born.seen());
    }

    @Test
    void livesAreJoinedAsEverywhere() {
        LoopStore store = database.start().connect();
        List<Life> lives = List.of(
                new Life(OTHER, 3, 30, 2, 100),
                new Life(OTHER, 2, 20, 1, 110),
                new Life(OTHER, 4, 40, 3, 90),
                new Life(OTHER, 4, 41, 4, 120));
        lives.forEach(life -> Loop.await(store.remember(Optional.empty(), List.of(life))));
        Life joined = lives.stream().reduce(Life::further).orElseThrow();
        assertEquals(Map.of(OTHER, joined), database.start().born().seen());
    }

    private static ClusterMap map(long version) {
        PartitionConfig config = PartitionConfig.of(1, WorkerSet.of(1));
        Worker worker = new Worker(1, OTHER, "w1", 3, 100, Worker.State.ACTIVE, "http://here", "zone");
        return new ClusterMap(
                new UUID(1, 1),
                version,
                1,
                2,
                ClusterMap.NEVER,
                List.of(worker),
                List.of(new Assignment(config, 1)),
                config);
    }

    @Test
    void aDatabaseThatGivesUpItsIdentityIsAnEmptyOneOfTheSameCluster() {
        Process old = database.start();
        LoopStore store = old.connect();
        Loop.await(store.commit(Store.Write.memory(P, promised(3), false)));
        Loop.await(store.commit(write(P, entry("a", 1, 1, "v"))));
        Loop.await(store.remember(Optional.of(map(5)), List.of()));
        Process fresh = database.start(
                1, StoreSettings.DEFAULT, Optional.of(old.born().life().identity()));
        assertNotEquals(old.born().life().identity(), fresh.born().life().identity());
        assertEquals(1, fresh.born().life().incarnation());
        assertEquals(Optional.of(map(5)), fresh.born().map());
        assertEquals(Map.of(), Loop.await(fresh.connect().recover()));
        assertEquals(List.of(), database.keys());
    }

    @Test
    void anIdentityThatWasGivenUpAlreadyIsNotGivenUpAgain() {
        UUID first = database.start().born().life().identity();
        UUID second = start(first);
        assertEquals(second, start(first));
        LoopStore store = database.start().connect();
        Loop.await(store.commit(write(P, entry("a", 1, 1, "v"))));
        assertEquals(second, start(first));
        assertEquals(List.of("a"), database.keys());
    }

    private UUID start(UUID disowned) {
        return database.start(1, StoreSettings.DEFAULT, Optional.of(disowned))
                .born()
                .life()
                .identity();
    }

    @Test
    void aDatabaseOfALaterReleaseIsRefused() {
        database.start();
        database.sql("update node set schema_version = 1000");
        StoreFailure failure = Loop.failure(database.starting());
        assertEquals(Kind.UNFIT, failure.kind());
        assertTrue(failure.getMessage().contains("later release"), failure.getMessage());
    }

    @Test
    void aDatabaseOfAnEarlierReleaseIsBroughtUpToDate() {
        Loop.await(database.start().connect().commit(write(P, entry("a", 1, 2, "kept"))));
        database.sql("drop function passed_over");
        database.sql("update node set schema_version = 1");
        LoopStore store = database.start().connect();
        assertEquals(
                List.of(PASSED_OVER),
                Loop.await(store.commit(write(P, entry("a", 1, 1, "v")))).rows());
    }

    @Test
    void aStartThatFailsHalfwayHasNotHappened() {
        Born first = database.start().born();
        database.sql("alter table node add check (incarnation < 2)");
        Loop.failure(database.starting());
        database.sql("alter table node drop constraint node_incarnation_check");
        assertEquals(
                first.life().incarnation() + 1, database.start().born().life().incarnation());
        assertEquals(2, fence(0));
    }

    @Test
    void toOwnTheDatabaseIsEnough() {
        database.sql("create role plain login password 'plain'");
        database.sql("create database plain owner plain");
        try {
            PgConnectOptions plain =
                    database.options().setDatabase("plain").setUser("plain").setPassword("plain");
            Process old = database.start(plain);
            LoopStore store = old.connect();
            Loop.await(store.commit(write(P, entry("a", 1, 1, "v"))));
            LoopStore next = database.start(plain).connect();
            Loop.failure(store.fence());
            assertEquals(
                    1,
                    Loop.await(next.digests(P)).stream()
                            .filter(bucket -> bucket != 0)
                            .count());
        } finally {
            database.sql("drop database plain with (force)");
            database.sql("drop role plain");
        }
    }

    @Test
    void theSizeIsEstimated() {
        Process process = database.start();
        Loop.await(process.connect().commit(write(P, entry("a", 1, 1, "v"), entry("b", 1, 1, "v"))));
        database.sql("analyze rows");
        Size size = process.loop().get(() -> process.database().size());
        assertEquals(2, size.rows());
        assertTrue(size.bytes() > 0);
    }

    /** Its lock goes with its session, and it takes it again; the lanes have sessions of their own. */
    @Test
    void theAnchorIsCastAgainWhenItsSessionEnds() {
        Process process = database.start();
        database.sql("select pg_terminate_backend(pid, 5000) from pg_stat_activity"
                + " where application_name = 'trivet anchor'");
        database.await("select 1 from pg_locks where locktype = 'advisory' and granted");
        Loop.eventually(
                process.loop(),
                () -> process.database().size().map(size -> true).otherwise(false));
        assertEquals(List.of(), process.ended());
    }
}
