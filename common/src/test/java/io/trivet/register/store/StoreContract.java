package io.trivet.register.store;

import static io.trivet.register.host.Store.Stored.PASSED_OVER;
import static io.trivet.register.host.Store.Stored.STORED;
import static io.trivet.register.host.Store.Stored.TWIN;
import static io.trivet.register.store.StoreRows.entry;
import static io.trivet.register.store.StoreRows.promised;
import static io.trivet.register.store.StoreRows.stamp;
import static io.trivet.register.store.StoreRows.tombstone;
import static io.trivet.register.store.StoreRows.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.trivet.register.host.Store;
import io.trivet.register.host.Store.Durable;
import io.trivet.register.host.Store.Stored;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Entry;
import io.trivet.register.row.Row;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Store} does, whatever it stores into. */
public abstract class StoreContract {
    private static final int P = 5;

    /** The store under test: connected, empty at the beginning of each test, its lane the home of all partitions. */
    protected abstract Store store();

    protected abstract <T> T await(Future<T> future);

    @Test
    void anEmptyStoreRemembersNothing() {
        assertEquals(Map.of(), await(store().recover()));
        assertEquals(List.of(Optional.empty()), read("a"));
    }

    @Test
    void aRowComesBackWhole() {
        Entry value = entry("a", 1, 1, "one");
        Entry deleted = tombstone("b", 1, 1);
        assertEquals(List.of(STORED, STORED), commit(value, deleted));
        assertEquals(List.of(Optional.of(value.row()), Optional.of(deleted.row())), read("a", "b"));
        assertEquals(List.of(Optional.empty()), read("c"));
    }

    @Test
    void aKeyIsAnyBytes() {
        Bytes key = Bytes.of(new byte[] {0, -1, (byte) 0x80, 'x'});
        Entry entry = new Entry(key, entry("x", 1, 1, "v").row());
        commit(entry);
        assertEquals(List.of(Optional.of(entry.row())), await(store().read(P, List.of(key))));
    }

    @Test
    void aHigherStampReplaces() {
        commit(entry("a", 1, 1, "one"));
        assertEquals(List.of(STORED), commit(entry("a", 1, 2, "two")));
        assertEquals(List.of(STORED), commit(entry("a", 2, 1, "three")));
        assertEquals("three", text("a"));
    }

    @Test
    void aLowerStampIsPassedOver() {
        commit(entry("a", 2, 2, "two"));
        assertEquals(List.of(PASSED_OVER, PASSED_OVER), commit(entry("a", 2, 1, "older"), entry("a", 1, 9, "oldest")));
        assertEquals("two", text("a"));
    }

    @Test
    void theVerySameRowCountsAsStored() {
        commit(entry("a", 1, 1, "one"));
        assertEquals(List.of(STORED), commit(entry("a", 1, 1, "one")));
    }

    @Test
    void anotherContentUnderTheSameStampIsATwin() {
        commit(entry("a", 1, 1, "one"));
        assertEquals(List.of(TWIN, STORED), commit(entry("a", 1, 1, "another"), entry("b", 1, 1, "b")));
        assertEquals("one", text("a"));
    }

    @Test
    void ofTwoRowsOfAKeyInOneWriteTheHigherIsStored() {
        assertEquals(List.of(PASSED_OVER, STORED), commit(entry("a", 1, 1, "one"), entry("a", 1, 2, "two")));
        assertEquals("two", text("a"));
    }

    @Test
    void aPromiseIsRecoveredWithItsSessionAndConfig() {
        await(store().commit(Store.Write.memory(P, promised(3), false)));
        await(store().commit(write(P + 1, entry("a", 1, 1, "no promise here"))));
        assertEquals(Map.of(P, promised(3)), await(store().recover()));
    }

    @Test
    void aPromiseCanBeRaisedWithRows() {
        Durable raised = new Durable(Ballot.of(2, 9, 4), Store.Write.NO_SESSION, Optional.empty());
        await(store().commit(Store.Write.memory(-1, promised(3), false)));
        await(store().commit(Store.Write.rows(-1, Optional.of(raised), List.of(entry("map", 9, 1, "m")))));
        assertEquals(Map.of(-1, raised), await(store().recover()));
        assertFalse(await(store().read(-1, List.of(Bytes.utf8("map")))).isEmpty());
    }

    @Test
    void clearingEmptiesThePartitionBeforeTheRowsCome() {
        commit(entry("a", 9, 9, "old"), entry("b", 9, 9, "old"));
        await(store().commit(write(P + 1, entry("a", 1, 1, "elsewhere"))));
        List<Entry> fresh = List.of(entry("b", 1, 1, "new"));
        Store.Write clearing = new Store.Write(P, Optional.of(promised(1)), true, fresh, Optional.empty());
        assertEquals(List.of(STORED), await(store().commit(clearing)).rows());
        assertEquals(List.of(Optional.empty(), Optional.of(fresh.get(0).row())), read("a", "b"));
        assertEquals(1, await(store().page(P, -1, Bytes.EMPTY, 10)).keys().size());
        assertEquals(1, await(store().page(P + 1, -1, Bytes.EMPTY, 10)).keys().size());
    }

    @Test
    void onlyExactlyTheStampNamedIsRemoved() {
        commit(entry("a", 1, 2, "a"), entry("b", 1, 2, "b"), entry("c", 1, 2, "c"));
        await(store().commit(Store.Write.removal(P, Bytes.utf8("a"), stamp(1, 1))));
        await(store().commit(Store.Write.removal(P, Bytes.utf8("b"), stamp(1, 3))));
        await(store().commit(Store.Write.removal(P, Bytes.utf8("c"), stamp(1, 2))));
        await(store().commit(Store.Write.removal(P, Bytes.utf8("never there"), stamp(1, 2))));
        assertEquals("a", text("a"));
        assertEquals("b", text("b"));
        assertEquals(List.of(Optional.empty()), read("c"));
    }

    @Test
    void whatIsCommittedTogetherIsCommittedInOrder() {
        List<Future<Store.Committed>> all = new ArrayList<>();
        for (int step = 1; step <= 20; step++) {
            all.add(store().commit(write(P, entry("a", 1, step, "v" + step), entry("k" + step, 1, 1, "k"))));
        }
        all.forEach(this::await);
        assertEquals("v20", text("a"));
        assertEquals(List.of(PASSED_OVER), commit(entry("a", 1, 19, "v19")));
        assertEquals(21, await(store().page(P, -1, Bytes.EMPTY, 100)).keys().size());
    }

    @Test
    void theFenceIsOwn() {
        await(store().fence());
    }

    private List<Stored> commit(Entry... entries) {
        return await(store().commit(write(P, entries))).rows();
    }

    private List<Optional<Row>> read(String... keys) {
        List<Bytes> bytes = new ArrayList<>();
        for (String key : keys) {
            bytes.add(Bytes.utf8(key));
        }
        return await(store().read(P, bytes));
    }

    private String text(String key) {
        Row row = read(key).get(0).orElseThrow();
        return row.state().content().toString().substring(1);
    }
}
