package io.trivet.worker.store;

import static io.trivet.register.store.StoreRows.stamp;
import static io.trivet.register.store.StoreRows.tombstone;
import static io.trivet.register.store.StoreRows.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.row.Bytes;
import io.trivet.register.row.Entry;
import io.trivet.register.store.StoreRows;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody with psql sees. */
@ExtendWith(SharedServer.class)
class EntriesViewTest {
    private Database database;
    private LoopStore store;

    @BeforeEach
    void connect(Database shared) {
        database = shared;
        store = database.start().connect();
    }

    private Row entry(Entry entry) {
        Loop.await(store.commit(write(4, entry)));
        List<Row> rows = database.sql("select * from entries");
        assertEquals(1, rows.size());
        return rows.get(0);
    }

    @Test
    void textIsShownAsText() {
        Row row = entry(entryOf("schlüssel", "wert"));
        assertEquals("schlüssel", row.getString("key"));
        assertEquals("wert", row.getString("value"));
        assertEquals("text/plain", row.getString("content_type"));
        assertEquals(4, row.getInteger("partition"));
        assertEquals(7, row.getLong("version"));
        assertEquals(stamp(1, 1).toString(), row.getString("stamp"));
        assertEquals(
                Instant.ofEpochMilli(1_700_000_000_001L),
                row.getOffsetDateTime("written_at").toInstant());
        assertNull(row.getOffsetDateTime("expires_at"));
    }

    private static Entry entryOf(String key, String value) {
        return StoreRows.entry(key, 1, 1, value);
    }

    @Test
    void whatIsNoTextIsShownAsWellAsCanBe() {
        Row row = entry(new Entry(
                Bytes.of(new byte[] {'a', 0, -1}), entryOf("x", "a\0b").row()));
        assertEquals("a\\000\\377", row.getString("key"));
        assertNull(row.getString("value"));
        assertEquals(3, row.getInteger("bytes"));
    }

    @Test
    void whatWasDeletedIsThereUntilItIsPurged() {
        assertTrue(entry(tombstone("a", 1, 1)).getBoolean("deleted"));
    }
}
