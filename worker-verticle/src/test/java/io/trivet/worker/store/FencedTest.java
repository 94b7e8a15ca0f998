package io.trivet.worker.store;

import static io.trivet.register.store.StoreRows.entry;
import static io.trivet.register.store.StoreRows.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.postgres.LocalProcess;
import io.trivet.register.Life;
import io.trivet.register.host.Store;
import io.trivet.register.row.Bytes;
import io.trivet.register.store.StoreRows;
import io.trivet.worker.store.Database.Process;
import io.trivet.worker.store.StoreFailure.Kind;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing of a former connection commits or is answered once the next one has read anything. */
@ExtendWith(SharedServer.class)
class FencedTest {
    private static final int P = 4;

    private Database database;

    @BeforeEach
    void use(Database shared) {
        database = shared;
    }

    @Test
    void aStoreWhoseFenceIsTakenDoesNothingAnyMore() {
        assertFenced(store -> store.commit(write(P, entry("late", 1, 1, "v"))));
        assertFenced(store -> store.commit(Store.Write.memory(P, StoreRows.promised(9), true)));
        assertFenced(store -> store.commit(Store.Write.removal(P, Bytes.utf8("a"), StoreRows.stamp(1, 1))));
        assertFenced(store -> store.remember(Optional.empty(), List.of()));
        assertEquals(List.of("a"), database.keys());
        assertTrue(database.sql("select * from partitions").isEmpty());
    }

    @Test
    void aStoreWhoseFenceIsTakenAnswersNothingAnyMore() {
        assertFenced(Store::fence);
        assertFenced(Store::recover);
        assertFenced(store -> store.read(P, List.of()));
        assertFenced(store -> store.read(P, List.of(Bytes.utf8("a"), Bytes.utf8("b"))));
        assertFenced(store -> store.digests(P));
        assertFenced(store -> store.page(P, -1, Bytes.EMPTY, 10));
        assertFenced(store -> store.list(List.of(P), Bytes.EMPTY, Bytes.EMPTY, 10, true));
    }

    private void assertFenced(Function<LoopStore, Future<?>> question) {
        LoopStore store = database.start().connect();
        Loop.await(store.commit(write(P, entry("a", 1, 1, "v"))));
        database.sql("update fences set fence = fence + 1");
        assertEquals(Kind.FENCED, Loop.failure(question.apply(store)).kind());
        assertEquals(Kind.FENCED, Loop.failure(store.fence()).kind(), "it is dead for good");
    }

    @Test
    void aCommitThatSomebodyElseHasCountedIsNoCommit() {
        LoopStore store = database.start().connect();
        database.sql("update fences set beat = beat + 1");
        assertEquals(
                Kind.FENCED,
                Loop.failure(store.commit(write(P, entry("a", 1, 1, "v")))).kind());
        assertEquals(List.of(), database.keys());
    }

    @Test
    void whoConnectsTheLaneAgainTakesItOver() {
        Process process = database.start();
        LoopStore first = process.connect();
        Loop.await(first.commit(write(P, entry("a", 1, 1, "v"))));
        LoopStore second = process.connect();
        assertTrue(Loop.await(second.read(P, List.of(Bytes.utf8("a")))).get(0).isPresent());
        assertThrows(AssertionError.class, () -> Loop.await(first.fence()));
        assertThrows(AssertionError.class, () -> Loop.await(first.commit(write(P, entry("b", 1, 1, "v")))));
        assertEquals(second.store().beat(), first.store().beat());
    }

    /** In the middle of a statement, with the lock of its fence: whoever raises it would wait for ever. */
    @Test
    void aStatementThatHangsIsEndedAndNeverCommits() {
        Process frozen = database.start();
        LoopStore old = frozen.connect();
        Loop.await(old.commit(write(P, entry("a", 1, 1, "v"))));
        PgConnection stranger = database.session();
        database.sql(stranger, "begin; select * from rows for update");
        Future<?> hanging = old.commit(write(P, entry("a", 1, 2, "late"), entry("b", 1, 1, "late")));
        database.await("select 1 from pg_stat_activity where wait_event_type = 'Lock'");
        LoopStore next = database.start().connect();
        assertEquals(Kind.AWAY, Loop.failure(hanging).kind());
        database.sql(stranger, "rollback");
        assertEquals(List.of("a"), database.keys());
        assertEquals(
                1,
                Loop.await(next.read(P, List.of(Bytes.utf8("a"))))
                        .get(0)
                        .orElseThrow()
                        .stamp()
                        .step());
    }

    /** Frozen by itself, it cannot even be ended: then nobody reads anything before it moves again and has ended. */
    @Test
    void aStatementThatCannotBeEndedIsWaitedFor() {
        LoopStore old = database.start().connect();
        Loop.await(old.commit(write(P, entry("a", 1, 1, "v"))));
        PgConnection stranger = database.session();
        database.sql(stranger, "begin; select * from rows for update");
        Future<?> hanging = old.commit(write(P, entry("a", 1, 2, "late")));
        database.await("select 1 from pg_stat_activity where wait_event_type = 'Lock'");
        LocalProcess frozen = new LocalProcess(
                database.sql("select pid from pg_stat_activity where wait_event_type = 'Lock'")
                        .get(0)
                        .getInteger(0),
                "trivet");
        frozen.pause();
        StoreFailure failure = Loop.failure(database.starting());
        assertEquals(Kind.AWAY, failure.kind(), failure.getMessage());
        database.sql(stranger, "rollback");
        frozen.unpause();
        LoopStore next = database.start().connect();
        Loop.failure(hanging);
        assertEquals(
                1,
                Loop.await(next.read(P, List.of(Bytes.utf8("a"))))
                        .get(0)
                        .orElseThrow()
                        .stamp()
                        .step());
    }

    /** Durable, but not visible yet, and its session still has its locks: the moment at which nobody can know. */
    @Test
    void aStatementThatHangsInItsCommitIsSeenByTheNextConnection() {
        LoopStore old = database.start().connect();
        database.configure("synchronous_standby_names", "'nobody'");
        Future<?> hanging = old.commit(write(P, entry("a", 1, 1, "v")));
        database.await("select 1 from pg_stat_activity where wait_event = 'SyncRep'");
        Future<Process> starting = database.starting();
        assertEquals(Kind.AWAY, Loop.failure(hanging).kind());
        assertFalse(starting.isComplete());
        database.reset();
        LoopStore next = Loop.await(starting).connect();
        assertTrue(Loop.await(next.read(P, List.of(Bytes.utf8("a")))).get(0).isPresent());
    }

    @Test
    void aProcessThatWasReplacedStopsBeforeItDisturbsItsSuccessor() {
        Process old = database.start();
        LoopStore present = database.start().connect();
        StoreFailure refused = Loop.failure(old.connecting(0, old.born().life()));
        assertEquals(Kind.NOT_OURS, refused.kind());
        assertTrue(refused.getMessage().contains("another process has been started"), refused.getMessage());
        Loop.await(present.fence());
        long fence = database.sql("select fence from fences").get(0).getLong(0);
        assertEquals(3, fence, "made by the first start, raised by the second and by its lane");
    }

    @Test
    void aBeatIsToldOnlyWhenItIsDurableAndFoundAgainByTheNext() {
        Process process = database.start();
        LoopStore store = process.connect();
        long before = store.store().beat();
        Loop.await(store.commit(write(P, entry("a", 1, 1, "v"))));
        Loop.await(store.commit(Store.Write.removal(P, Bytes.utf8("x"), StoreRows.stamp(1, 1))));
        assertEquals(before + 2, store.store().beat());
        Life told = process.life(store.store().beat());
        assertEquals(told, Loop.await(process.connecting(0, told)).found());
        Life tooMuch = process.life(store.store().beat() + 1);
        assertEquals(Kind.NOT_OURS, Loop.failure(process.connecting(0, tooMuch)).kind());
    }

    @Test
    void aPartitionOfAnotherLaneIsRefused() {
        LoopStore store =
                database.start(3, StoreSettings.DEFAULT, Optional.empty()).connect();
        Loop.await(store.commit(write(-1, entry("map", 1, 1, "m"))));
        Loop.await(store.commit(write(3, entry("a", 1, 1, "v"))));
        assertThrows(IllegalArgumentException.class, () -> store.store().read(P, List.of()));
        assertThrows(IllegalArgumentException.class, () -> store.store().commit(write(2, entry("a", 1, 1, "v"))));
    }
}
