package io.trivet.deploy.strip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.deploy.strip.Violation.Kind;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A client at a store that may be as bad as can be. */
class ClientTest {
    private static final EntryPoint PORT = new EntryPoint("w1", 1);

    private final Memory store = new Memory();
    private final Notes notes = new Notes();
    private final List<Ledger> keys = List.of(new Ledger("a"), new Ledger("b"));
    private final Client client = new Client("w1a", PORT, keys, store, notes);

    private static final class Notes implements Client.Witness {
        private final List<Kind> violations = new ArrayList<>();
        private int successes;

        @Override
        public void succeeded(String client) {
            successes++;
        }

        @Override
        public void violated(String client, Violation violation) {
            violations.add(violation.kind());
        }
    }

    /** Answers at once. */
    private static final class Memory implements Store {
        private final Map<String, Long> values = new HashMap<>();
        private boolean forgets;
        private boolean reads = true;
        private long readsOlderBy;
        private Outcome says = Outcome.DONE;

        @Override
        public Future<Seen> read(EntryPoint at, String key) {
            long value = values.getOrDefault(key, 0L) - readsOlderBy;
            return reads
                    ? Future.succeededFuture(new Seen(value, value, "" + value))
                    : Future.failedFuture(new NoAnswer("503"));
        }

        @Override
        public Future<Outcome> write(EntryPoint at, String key, Seen on) {
            if (values.getOrDefault(key, 0L) != on.value()) {
                return Future.succeededFuture(Outcome.DECLINED);
            }
            if (!forgets) {
                values.put(key, on.value() + 1);
            }
            return Future.succeededFuture(says);
        }
    }

    private boolean turn() {
        return client.turn().result();
    }

    private void checkAll() {
        keys.forEach(key -> assertTrue(client.check(key).succeeded()));
    }

    @Test
    void countsItsKeysUpByTurns() {
        assertTrue(turn() && turn() && turn());
        assertEquals(Map.of("a", 2L, "b", 1L), store.values);
        checkAll();
        assertEquals(List.of(), notes.violations);
        assertEquals(6, notes.successes);
    }

    @Test
    void findsAStaleRead() {
        assertTrue(turn() && turn());
        store.readsOlderBy = 1;
        turn();
        assertEquals(Kind.STALE, notes.violations.get(0));
    }

    @Test
    void findsALostWriteWhenItReadsAgain() {
        store.forgets = true;
        assertTrue(turn() && turn());
        store.forgets = false;
        turn();
        assertEquals(List.of(Kind.STALE, Kind.LOST), notes.violations);
    }

    @Test
    void findsALostWriteAtTheEnd() {
        turn();
        store.forgets = true;
        turn();
        checkAll();
        assertEquals(List.of(Kind.LOST), notes.violations);
    }

    @Test
    void staysAtAKeyUntilItIsServed() {
        store.reads = false;
        assertFalse(turn());
        store.reads = true;
        store.says = Outcome.UNKNOWN;
        assertFalse(turn());
        store.says = Outcome.DONE;
        assertTrue(turn());
        assertEquals(Map.of("a", 2L), store.values);
        assertEquals(List.of(), notes.violations);
        assertEquals(3, notes.successes);
    }

    @Test
    void whatGoesWrongInThisProgramIsNotTakenForTheStores() {
        Client broken = new Client(
                "w1a",
                PORT,
                keys,
                new Store() {
                    @Override
                    public Future<Seen> read(EntryPoint at, String key) {
                        return Future.failedFuture(new IllegalStateException());
                    }

                    @Override
                    public Future<Outcome> write(EntryPoint at, String key, Seen on) {
                        return Future.succeededFuture(Outcome.DONE);
                    }
                },
                notes);
        assertTrue(broken.turn().failed());
    }
}
