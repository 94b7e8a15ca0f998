package io.trivet.worker.store;

import static io.trivet.register.store.StoreRows.OLDER_ID;
import static io.trivet.register.store.StoreRows.SOME_ID;
import static io.trivet.register.store.StoreRows.stamp;
import static io.trivet.register.store.StoreRows.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trivet.register.host.RowDigest;
import io.trivet.register.host.Store.Stored;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Clock;
import io.trivet.register.row.Content;
import io.trivet.register.row.Entry;
import io.trivet.register.row.Floor;
import io.trivet.register.row.Recent;
import io.trivet.register.row.Recorded;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.row.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever a row may hold comes back as it was: one that could not be stored would stop its lane for ever. */
@ExtendWith(SharedServer.class)
class RowsTest {
    private static final int P = 4;
    private static final Bytes KEY = Bytes.utf8("key");
    private static final Stamp STAMP = stamp(1, 1);

    private Database database;
    private LoopStore store;

    @BeforeEach
    void connect(Database shared) {
        database = shared;
        store = database.start().connect();
    }

    private static Row row(Content content, Clock clock, Recent recent) {
        return new Row(STAMP, new State(content, STAMP, 1, State.NEVER, 1_700_000_000_000L, clock, recent));
    }

    private static Row value(byte[] bytes, String type) {
        return row(new Content.Value(Bytes.of(bytes), type), Clock.NONE, Recent.NONE);
    }

    private void assertComesBack(Row row) {
        assertComesBack(KEY, row);
    }

    private void assertComesBack(Bytes key, Row row) {
        List<Entry> entries = List.of(new Entry(key, row));
        assertEquals(List.of(Stored.STORED), commit(entries), "stored");
        assertEquals(row, Loop.await(store.read(P, List.of(key))).get(0).orElseThrow());
        assertEquals(List.of(Stored.STORED), commit(entries), "and known again");
        long digest = Loop.await(store.digests(P)).get(RowDigest.bucket(key));
        assertEquals(RowDigest.of(key, row, 0), digest);
    }

    private List<Stored> commit(List<Entry> entries) {
        return Loop.await(store.commit(write(P, entries.toArray(Entry[]::new)))).rows();
    }

    @Test
    void aTombstoneOfNothing() {
        assertComesBack(new Row(STAMP, State.absent(Clock.NONE, OLDER_ID)));
    }

    @Test
    void aFloor() {
        Floor floor = new Floor(SOME_ID, new Clock(Map.of(Clock.LOCAL, 7L)), STAMP);
        assertComesBack(Floor.KEY, new Row(STAMP, floor.state(5)));
    }

    @Test
    void anEmptyValueIsNotNone() {
        assertComesBack(value(new byte[0], ""));
    }

    @Test
    void textThatPostgresWouldRefuse() {
        assertComesBack(value(new byte[] {0, 1, -1}, "text/\0plain"));
    }

    @Test
    void aValueOfAMegabyte() {
        byte[] bytes = new byte[1 << 20];
        new SplittableRandom(1).nextBytes(bytes);
        assertComesBack(value(bytes, "application/octet-stream"));
    }

    @Test
    void theLongestKey() {
        byte[] key = new byte[PostgresStore.LONGEST_KEY];
        new SplittableRandom(2).nextBytes(key);
        assertComesBack(Bytes.of(key), value(new byte[] {1}, "a/b"));
        byte[] longer = new byte[PostgresStore.LONGEST_KEY + 1];
        Entry tooLong = new Entry(Bytes.of(longer), value(new byte[] {1}, "a/b"));
        assertThrows(IllegalArgumentException.class, () -> store.store().commit(write(P, tooLong)));
    }

    @Test
    void theGreatestNumbers() {
        Stamp greatest = new Stamp(Ballot.of(Ballot.MAX_EPOCH, Ballot.MAX_ROUND, Ballot.MAX_WORKER), Long.MAX_VALUE);
        State state = new State(
                new Content.Value(Bytes.EMPTY, "t"),
                new Stamp(greatest.ballot(), 1),
                Long.MAX_VALUE,
                Long.MAX_VALUE - 1,
                Long.MAX_VALUE,
                new Clock(Map.of(Clock.LOCAL, Long.MAX_VALUE)),
                Recent.NONE);
        assertComesBack(new Row(greatest, state));
        assertEquals(1, database.sql("select * from entries").size(), "and psql can show it");
    }

    @Test
    void clocksOfAnySites() {
        List<Map<String, Long>> clocks = List.of(
                Map.of(),
                Map.of(Clock.LOCAL, 0L),
                Map.of(Clock.LOCAL, 1L),
                Map.of("eu", 3L),
                Map.of(Clock.LOCAL, 2L, "eu", 3L, "\"u\0s\"", Long.MAX_VALUE));
        for (int i = 0; i < clocks.size(); i++) {
            Row row = row(Content.TOMBSTONE, new Clock(clocks.get(i)), Recent.NONE);
            assertComesBack(Bytes.utf8("key-" + i), row);
        }
    }

    @Test
    void manyRecentOperations() {
        List<Recorded> operations = new ArrayList<>();
        for (int i = 0; i < 128; i++) {
            Reply reply = new Reply(Reply.Kind.values()[i % 9], stamp(i / 10, i), i, i * 1_000L);
            operations.add(new Recorded(SOME_ID, i, -i, reply));
        }
        assertComesBack(row(Content.TOMBSTONE, Clock.NONE, new Recent(List.copyOf(operations), OLDER_ID)));
    }
}
