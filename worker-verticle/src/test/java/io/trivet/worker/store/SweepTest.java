package io.trivet.worker.store;

import static io.trivet.register.store.StoreRows.entry;
import static io.trivet.register.store.StoreRows.write;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.register.host.Store;
import io.trivet.register.row.Entry;
import io.trivet.register.store.StoreRows;
import io.trivet.worker.store.Database.Process;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What emptied partitions held is deleted in the background, and nothing else. */
@ExtendWith(SharedServer.class)
class SweepTest {
    private static final int P = 4;
    private static final String LEFT = "select 1 where (select count(*) from rows) = ";
    private static final StoreSettings TENS = new StoreSettings(2, 6, 256, 1 << 20, 10, 10, 15_000, false);

    private Database database;

    @BeforeEach
    void use(Database shared) {
        database = shared;
    }

    private static void fill(LoopStore store, int partition, int rows) {
        Entry[] entries = new Entry[rows];
        for (int i = 0; i < rows; i++) {
            entries[i] = entry("key-" + i, 1, 1, "v");
        }
        Loop.await(store.commit(write(partition, entries)));
    }

    private static void empty(LoopStore store, int partition) {
        Loop.await(store.commit(Store.Write.memory(partition, StoreRows.promised(3), true)));
    }

    @Test
    void whatAnEmptiedPartitionHeldGoesPageByPage() {
        LoopStore store = database.start(1, TENS, Optional.empty()).connect();
        fill(store, P, 35);
        fill(store, P + 1, 5);
        empty(store, P);
        fill(store, P, 3);
        assertEquals(8, database.keys().size());
        database.await(LEFT + 8);
        empty(store, P);
        fill(store, P, 1);
        database.await(LEFT + 6);
        assertEquals(6, database.keys().size());
    }

    @Test
    void whatIsLeftWhenAProcessEndsIsSweptByTheNext() {
        Process first = database.start(1, TENS, Optional.empty());
        LoopStore store = first.connect();
        fill(store, P, 100);
        fill(store, P + 1, 5);
        empty(store, P);
        Loop.await(store.close());
        LoopStore next = database.start(1, TENS, Optional.empty()).connect();
        database.await(LEFT + 5);
        fill(next, P, 2);
        assertEquals(List.of("key-0", "key-1"), database.keys().subList(0, 2));
    }
}
