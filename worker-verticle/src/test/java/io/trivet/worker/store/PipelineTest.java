package io.trivet.worker.store;

import static io.trivet.register.host.Store.Stored.PASSED_OVER;
import static io.trivet.register.host.Store.Stored.STORED;
import static io.trivet.register.host.Store.Stored.TWIN;
import static io.trivet.register.store.StoreRows.entry;
import static io.trivet.register.store.StoreRows.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.host.Store;
import io.trivet.register.host.Store.Committed;
import io.trivet.register.host.Store.Stored;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Entry;
import io.trivet.register.store.StoreRows;
import io.trivet.worker.store.StoreFailure.Kind;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several statements under way, and several writes in one. */
@ExtendWith(SharedServer.class)
class PipelineTest {
    private static final int P = 4;

    private Database database;
    private LoopStore store;

    @BeforeEach
    void connect(Database shared) {
        database = shared;
        store = database.start().connect();
    }

    /** PostgreSQL would carry the second one out by itself: each ends in its own synchronization. */
    @Test
    void ofTwoUnderWayTheSecondDoesNothingIfTheFirstFails() {
        database.sql("alter table rows add check (key <> 'bad')");
        List<Future<Committed>> all = twoUnderWay("bad", "good");
        all.add(store.commit(write(P, entry("waiting", 1, 1, "v"))));
        assertEquals(Kind.REFUSED, Loop.failure(all.get(0)).kind());
        all.forEach(Loop::failure);
        assertEquals(List.of(), database.keys());
        Loop.failure(store.commit(write(P, entry("later", 1, 1, "v"))));
    }

    @Test
    void withoutAFailureBothAreStored() {
        twoUnderWay("bad", "good").forEach(Loop::await);
        assertEquals(List.of("bad", "good"), database.keys());
    }

    /** The first waits for a lock until both have been sent. */
    private List<Future<Committed>> twoUnderWay(String first, String second) {
        PgConnection stranger = database.session();
        database.sql(stranger, "begin; lock table rows in share mode");
        List<Future<Committed>> all = new ArrayList<>();
        all.add(store.commit(write(P, entry(first, 1, 1, "v"))));
        database.await("select 1 from pg_stat_activity where wait_event_type = 'Lock'");
        all.add(store.commit(write(P, entry(second, 1, 1, "v"))));
        Loop.eventually(
                store.loop(),
                () -> Future.succeededFuture(store.store().figures().underWay() == 2));
        database.sql(stranger, "commit");
        return all;
    }

    /** What a statement has answered is not committed yet: that is done when it has been answered. */
    @Test
    void aStatementThatFailsInItsCommitHasFailed() {
        database.sql("create function refuse() returns trigger language plpgsql as"
                + " $$ begin raise 'not this one'; end $$");
        database.sql("create constraint trigger refusing after insert on rows deferrable initially deferred"
                + " for each row execute function refuse()");
        StoreFailure failure = Loop.failure(store.commit(write(P, entry("a", 1, 1, "v"))));
        assertTrue(failure.getMessage().contains("not this one"), failure.getMessage());
        assertEquals(List.of(), database.keys());
    }

    /** As a rule or a trigger of somebody would make it. */
    @Test
    void aStatementThatSilentlyDoesLessHasFailed() {
        database.sql("create function skip() returns trigger language plpgsql as $$ begin return null; end $$");
        database.sql("create trigger skipping before insert on rows for each row when (new.key = 'lost')"
                + " execute function skip()");
        StoreFailure failure = Loop.failure(store.commit(write(P, entry("a", 1, 1, "v"), entry("lost", 1, 1, "v"))));
        assertEquals(Kind.REFUSED, failure.kind());
    }

    @Test
    void whatGathersGoesIntoOneStatement() {
        long before = store.store().beat();
        List<Future<Committed>> all = together(
                write(P, entry("a", 1, 1, "a1")),
                Store.Write.memory(P, StoreRows.promised(5), false),
                write(P + 1, entry("a", 1, 1, "elsewhere")),
                Store.Write.memory(P, StoreRows.promised(6), false),
                write(P, entry("b", 1, 1, "b1")));
        all.forEach(Loop::await);
        assertEquals(before + 1, store.store().beat());
        assertEquals(StoreRows.promised(6), Loop.await(store.recover()).get(P));
        assertEquals(List.of("a", "b", "a"), database.keys());
    }

    @Test
    void ofOneKeyInOneStatementTheHighestStampIsStored() {
        Loop.await(store.commit(write(P, entry("stored", 5, 5, "v"))));
        List<Future<Committed>> all = together(
                write(P, entry("a", 1, 2, "two"), entry("stored", 5, 5, "other")),
                write(P, entry("a", 1, 3, "three"), entry("stored", 5, 5, "v")),
                write(P, entry("a", 1, 1, "one")),
                write(P, entry("a", 1, 3, "three")),
                write(P, entry("a", 1, 3, "another three")));
        assertEquals(
                List.of(
                        List.of(PASSED_OVER, TWIN),
                        List.of(STORED, TWIN),
                        List.of(PASSED_OVER),
                        List.of(STORED),
                        List.of(TWIN)),
                outcomes(all));
    }

    @Test
    void aPartitionIsEmptiedInItsTurn() {
        List<Future<Committed>> all = together(
                write(P, entry("before", 1, 1, "v")),
                Store.Write.memory(P, StoreRows.promised(3), true),
                write(P, entry("after", 1, 1, "v")),
                Store.Write.removal(P, Bytes.utf8("before"), StoreRows.stamp(1, 1)),
                Store.Write.removal(P, Bytes.utf8("after"), StoreRows.stamp(1, 1)),
                write(P, entry("last", 1, 1, "v")));
        all.forEach(Loop::await);
        assertEquals(List.of("last"), database.keys());
    }

    @Test
    void statementsAreBounded() {
        List<Store.Write> writes = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            writes.add(write(P, entry("key-" + i, 1, 1, "v")));
        }
        long before = store.store().beat();
        together(writes.toArray(Store.Write[]::new)).forEach(Loop::await);
        assertEquals(before + 3, store.store().beat());
        assertEquals(600, store.store().figures().rows());
    }

    @Test
    void aWriteLargerThanAllBoundsIsOneStatement() {
        Entry[] entries = new Entry[1_000];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = entry("key-" + i, 1, 1, "v".repeat(10_000));
        }
        long before = store.store().beat();
        Loop.await(store.commit(write(P, entries)));
        assertEquals(before + 1, store.store().beat());
        assertEquals(1_000, database.keys().size());
    }

    /** All asked for within one turn of the event loop. */
    private List<Future<Committed>> together(Store.Write... writes) {
        return store.loop().get(() -> {
            List<Future<Committed>> all = new ArrayList<>();
            for (Store.Write write : writes) {
                all.add(store.store().commit(write));
            }
            return Future.succeededFuture(all);
        });
    }

    private static List<List<Stored>> outcomes(List<Future<Committed>> all) {
        return all.stream().map(Loop::await).map(Committed::rows).toList();
    }
}
