package io.trivet.worker.store;

import static io.trivet.register.store.StoreRows.entry;
import static io.trivet.register.store.StoreRows.stamp;
import static io.trivet.register.store.StoreRows.tombstone;
import static io.trivet.register.store.StoreRows.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.bus.Response;
import io.trivet.register.host.Store;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Entry;
import io.trivet.register.row.Row;
import io.trivet.register.row.State;
import io.trivet.register.store.StoreRows;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lists of keys over several partitions. */
@ExtendWith(SharedServer.class)
class ListTest {
    private static final List<Integer> ALL = List.of(0, 1, 2, 3);

    private LoopStore store;

    @BeforeEach
    void connect(Database database) {
        store = database.start().connect();
    }

    private void store(int partition, Entry... entries) {
        Loop.await(store.commit(write(partition, entries)));
    }

    private Listed list(String prefix, String after, int limit) {
        return Loop.await(store.list(ALL, Bytes.utf8(prefix), Bytes.utf8(after), limit, false));
    }

    private static List<String> keys(Listed listed) {
        return listed.items().stream().map(item -> item.key().text()).toList();
    }

    @Test
    void keysOfAllPartitionsComeInOneOrder() {
        store(0, entry("d", 1, 1, "v"), entry("a", 1, 1, "v"));
        store(1, entry("c", 1, 1, "v"));
        store(3, entry("b", 1, 1, "v"), entry("e", 1, 1, "v"));
        store(5, entry("elsewhere", 1, 1, "v"));
        assertEquals(List.of("a", "b", "c", "d", "e"), keys(list("", "", 10)));
        assertEquals(List.of("c", "d"), keys(list("", "b", 2)));
        assertTrue(list("", "b", 2).more());
        assertFalse(list("", "b", 3).more());
        assertEquals(List.of(), keys(Loop.await(store.list(List.of(), Bytes.EMPTY, Bytes.EMPTY, 10, true))));
    }

    @Test
    void aPrefixIsOfBytes() {
        Row row = entry("", 1, 1, "v").row();
        Bytes highest = Bytes.of(new byte[] {'a', -1, -1});
        store(0, entry("a", 1, 1, "v"), entry("ab", 1, 1, "v"), entry("b", 1, 1, "v"), new Entry(highest, row));
        assertEquals(List.of("ab"), keys(list("ab", "", 10)));
        assertEquals(3, list("a", "", 10).items().size());
        assertEquals(List.of("ab"), keys(list("a", "a", 1)));
        Bytes prefix = Bytes.of(new byte[] {'a', -1});
        Listed high = Loop.await(store.list(ALL, prefix, Bytes.EMPTY, 10, false));
        assertEquals(
                List.of(highest), high.items().stream().map(Response.Item::key).toList());
    }

    @Test
    void floorsTombstonesAndWhatHasExpiredAreNotThere() {
        long past = 1_700_000_000_000L;
        store(0, new Entry(Bytes.EMPTY, entry("", 1, 1, "floor").row()), tombstone("gone", 1, 1));
        store(0, expiring("expired", past), expiring("later", Long.MAX_VALUE - 1), entry("kept", 1, 1, "v"));
        store(1, entry("emptied", 1, 1, "v"));
        Loop.await(store.commit(Store.Write.memory(1, StoreRows.promised(1), true)));
        assertEquals(List.of("kept", "later"), keys(list("", "", 10)));
    }

    private static Entry expiring(String key, long at) {
        State state = entry(key, 1, 1, "v").row().state();
        State expiring = new State(
                state.content(), state.etag(), state.version(), at, state.writtenAt(), state.clock(), state.recent());
        return new Entry(Bytes.utf8(key), new Row(stamp(1, 1), expiring));
    }

    @Test
    void valuesComeOnlyIfTheyAreWanted() {
        store(0, entry("a", 1, 1, "value"));
        Response.Item without = list("", "", 10).items().get(0);
        assertEquals(Optional.empty(), without.value());
        assertEquals(5, without.size());
        Listed listed = Loop.await(store.list(ALL, Bytes.EMPTY, Bytes.EMPTY, 10, true));
        assertEquals(Optional.of(Bytes.utf8("value")), listed.items().get(0).value());
        assertEquals(stamp(1, 1), without.etag());
        assertEquals(7, without.version());
        assertEquals("text/plain", without.type());
        assertEquals(State.NEVER, without.expiresAt());
    }

    @Test
    void aPageOfLargeValuesEndsEarly() {
        String half = "v".repeat(600_000);
        store(0, entry("a", 1, 1, half), entry("b", 1, 1, half));
        store(1, entry("c", 1, 1, half), entry("d", 1, 1, half));
        Listed first = Loop.await(store.list(ALL, Bytes.EMPTY, Bytes.EMPTY, 10, true));
        assertEquals(List.of("a", "b"), keys(first));
        assertTrue(first.more());
        Listed rest = Loop.await(store.list(ALL, Bytes.EMPTY, Bytes.utf8("b"), 10, true));
        assertEquals(List.of("c", "d"), keys(rest));
        assertFalse(rest.more());
        assertEquals(4, list("", "", 10).items().size());
    }
}
