package io.trivet.register.store;

import static io.trivet.register.host.Store.Stored.PASSED_OVER;
import static io.trivet.register.host.Store.Stored.STORED;
import static io.trivet.register.store.StoreRows.entry;
import static io.trivet.register.store.StoreRows.promised;
import static io.trivet.register.store.StoreRows.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.trivet.register.host.Store;
import io.trivet.register.row.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryRowsTest {
    private final MemoryRows rows = new MemoryRows(0);

    @Test
    void aCopyGoesItsOwnWay() {
        rows.apply(write(1, entry("a", 1, 1, "one")));
        List<Long> digests = rows.digests(1);
        MemoryRows copy = rows.copy();
        rows.apply(write(1, entry("a", 1, 2, "two")));
        copy.apply(Store.Write.memory(1, promised(1), false));
        assertEquals(digests, copy.digests(1));
        assertNotEquals(digests, rows.digests(1));
        assertEquals(Optional.of(entry("a", 1, 1, "one").row()), copy.row(1, Bytes.utf8("a")));
        assertEquals(Store.Durable.NOTHING, rows.durable(1));
    }

    @Test
    void ofOneTransactionOnlyWhatIsStoredAtItsEndCounts() {
        List<Store.Committed> committed = rows.apply(List.of(
                write(1, entry("a", 1, 1, "one"), entry("b", 1, 1, "b")),
                write(2, entry("a", 1, 1, "one")),
                write(1, entry("a", 1, 2, "two"))));
        assertEquals(List.of(PASSED_OVER, STORED), committed.get(0).rows());
        assertEquals(List.of(STORED), committed.get(1).rows());
        assertEquals(List.of(STORED), committed.get(2).rows());
    }

    @Test
    void onlyTheLanesOwnPartitionsAreRecovered() {
        rows.apply(Store.Write.memory(1, promised(1), false));
        rows.apply(Store.Write.memory(2, promised(2), false));
        assertEquals(Map.of(2, promised(2)), rows.recover(partition -> partition % 2 == 0));
    }

    @Test
    void entriesAreAllRowsInKeyOrder() {
        rows.apply(write(1, entry("b", 1, 1, "b"), entry("a", 1, 1, "a")));
        assertEquals(List.of(entry("a", 1, 1, "a"), entry("b", 1, 1, "b")), rows.entries(1));
        assertEquals(List.of(), rows.entries(9));
    }
}
