package io.trivet.register.store;

import static io.trivet.register.store.StoreRows.entry;
import static io.trivet.register.store.StoreRows.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.Fakes.HandTiming;
import io.trivet.register.Fakes.LateStore;
import io.trivet.register.host.Store;
import io.trivet.register.row.Bytes;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WatchedStoreTest {
    private static final int P = 5;
    private static final long LIMIT = 100;

    private final HandTiming timing = new HandTiming();
    private final LateStore store = new LateStore(new MemoryStore(new MemoryRows(0)));
    private final List<String> told = new ArrayList<>();
    private final WatchedStore watched = new WatchedStore(store, timing, LIMIT, listener());

    private WatchedStore.Listener listener() {
        return new WatchedStore.Listener() {
            @Override
            public void lost(Throwable cause) {
                told.add("lost");
            }

            @Override
            public void stalled() {
                told.add("stalled");
            }

            @Override
            public void answers() {
                told.add("answers");
            }
        };
    }

    private Future<Store.Committed> commit() {
        return watched.commit(write(P, entry("k", 1, 1, "v")));
    }

    @Test
    void whatTheStoreAnswersIsPassedOn() {
        assertEquals(List.of(Store.Stored.STORED), commit().result().rows());
        assertTrue(watched.read(P, List.of(Bytes.utf8("k"))).result().get(0).isPresent());
        assertEquals(1, watched.page(P, -1, Bytes.EMPTY, 10).result().keys().size());
        assertTrue(watched.digests(P).succeeded() && watched.fence().succeeded());
        assertTrue(watched.recover().succeeded());
        timing.pass(10 * LIMIT);
        assertEquals(List.of(), told);
    }

    @Test
    void anyStatementThatFailsLosesTheStore() {
        List<Supplier<Future<?>>> statements = List.of(
                watched::recover,
                this::commit,
                () -> watched.read(P, List.of()),
                () -> watched.digests(P),
                () -> watched.page(P, -1, Bytes.EMPTY, 10),
                watched::fence);
        store.fail();
        for (Supplier<Future<?>> statement : statements) {
            assertTrue(statement.get().failed());
        }
        assertEquals(List.of("lost"), told, "told once");
    }

    @Test
    void aStoreThatIsLostDoesNotStall() {
        store.hold();
        commit();
        store.fail();
        commit();
        timing.pass(10 * LIMIT);
        assertEquals(List.of("lost"), told);
    }

    @Test
    void aCommitWithoutAnAnswerStallsTheStoreOnce() {
        store.hold();
        commit();
        timing.pass(LIMIT - 1);
        assertEquals(List.of(), told);
        timing.pass(1);
        assertTrue(watched.isStalled());
        commit();
        timing.pass(10 * LIMIT);
        assertEquals(List.of("stalled"), told);
    }

    @Test
    void anAnswerEndsTheStallAndTheNextIsToldAgain() {
        store.hold();
        commit();
        timing.pass(LIMIT);
        store.release();
        assertFalse(watched.isStalled());
        assertEquals(List.of("stalled", "answers"), told);
        store.hold();
        commit();
        timing.pass(2 * LIMIT);
        assertTrue(watched.isStalled());
        assertEquals(List.of("stalled", "answers", "stalled"), told);
    }

    @Test
    void aStoreThatAnswersSlowlyButSteadilyDoesNotStall() {
        for (int i = 0; i < 10; i++) {
            store.hold();
            commit();
            timing.pass(LIMIT - 10);
            store.release();
        }
        assertEquals(List.of(), told);
    }

    @Test
    void aQuietStoreDoesNotStall() {
        commit();
        timing.pass(10 * LIMIT);
        store.hold();
        commit();
        timing.pass(LIMIT - 1);
        assertEquals(List.of(), told);
    }
}
