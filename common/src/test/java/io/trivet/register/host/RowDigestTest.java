package io.trivet.register.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.trivet.register.row.Bytes;
import io.trivet.register.row.Clock;
import io.trivet.register.row.Content;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Recent;
import io.trivet.register.row.Recorded;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.row.State;
import io.trivet.register.store.StoreRows;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowDigestTest {
    private static final Bytes KEY = Bytes.utf8("key");
    private static final Row ROW = StoreRows.entry("key", 3, 9, "value").row();

    /** Computed by a second implementation, in Python. Databases hold such digests: do not change them here. */
    @Test
    void digestsAreWhatTheyHaveAlwaysBeen() {
        assertEquals("57dc716c04fe4e12", hex(RowDigest.of(KEY, ROW, 0)));
        assertEquals("4d8a83d10738cb1", hex(RowDigest.of(KEY, ROW, 1)));
        assertEquals(
                "65cb45e1a9993256",
                hex(RowDigest.of(KEY, StoreRows.tombstone("key", 3, 9).row(), 0)));
        assertEquals("7e9f5b384c582bbe", hex(RowDigest.of(Bytes.EMPTY, new Row(Stamp.NONE, absent()), 0)));
    }

    @Test
    void bucketsAreWhatTheyHaveAlwaysBeen() {
        assertEquals(0x99, RowDigest.bucket(Bytes.EMPTY), "the lowest byte of XXH64 of nothing");
        assertEquals(52, RowDigest.bucket(KEY));
    }

    @Test
    void everyFieldCounts() {
        State s = ROW.state();
        Clock clock = new Clock(Map.of("local", 1L, "far", 1L));
        Content typed = new Content.Value(Bytes.utf8("value"), "text/html");
        List<State> states = List.of(
                s,
                state(s, Content.TOMBSTONE, s.etag(), s.version(), s.expiresAt(), s.writtenAt()),
                state(s, typed, s.etag(), s.version(), s.expiresAt(), s.writtenAt()),
                state(s, s.content(), StoreRows.stamp(1, 1), s.version(), s.expiresAt(), s.writtenAt()),
                state(s, s.content(), s.etag(), 8, s.expiresAt(), s.writtenAt()),
                state(s, s.content(), s.etag(), s.version(), 5, s.writtenAt()),
                state(s, s.content(), s.etag(), s.version(), s.expiresAt(), 5),
                new State(s.content(), s.etag(), s.version(), s.expiresAt(), s.writtenAt(), clock, s.recent()),
                new State(s.content(), s.etag(), s.version(), s.expiresAt(), s.writtenAt(), s.clock(), Recent.NONE));
        Set<Long> digests = new HashSet<>();
        states.forEach(state -> digests.add(RowDigest.of(KEY, new Row(ROW.stamp(), state), 0)));
        digests.add(RowDigest.of(KEY, new Row(StoreRows.stamp(3, 10), s), 0));
        digests.add(RowDigest.of(Bytes.utf8("kez"), ROW, 0));
        assertEquals(states.size() + 2, digests.size());
    }

    @Test
    void everyFieldOfARecentOperationCounts() {
        Reply reply = new Reply(Reply.Kind.CREATED, Stamp.NONE, 1, 1);
        OperationId id = StoreRows.SOME_ID;
        Recorded one = new Recorded(id, 1, 1, reply);
        Recorded two = new Recorded(StoreRows.OLDER_ID, 1, 1, reply);
        List<List<Recorded>> lists = new ArrayList<>(List.of(
                List.of(one),
                List.of(two),
                List.of(one, two),
                List.of(two, one),
                List.of(one, one),
                List.of(new Recorded(id, 2, 1, reply)),
                List.of(new Recorded(id, 1, 2, reply)),
                List.of(new Recorded(id, 1, 1, new Reply(Reply.Kind.CREATED, StoreRows.stamp(1, 1), 1, 1))),
                List.of(new Recorded(id, 1, 1, new Reply(Reply.Kind.CREATED, Stamp.NONE, 2, 1))),
                List.of(new Recorded(id, 1, 1, new Reply(Reply.Kind.CREATED, Stamp.NONE, 1, 2)))));
        for (Reply.Kind kind : EnumSet.complementOf(EnumSet.of(Reply.Kind.CREATED))) {
            lists.add(List.of(new Recorded(id, 1, 1, new Reply(kind, Stamp.NONE, 1, 1))));
        }
        Set<Long> digests = new HashSet<>();
        lists.forEach(list -> digests.add(with(new Recent(list, OperationId.NONE))));
        digests.add(with(new Recent(List.of(one), id)));
        assertEquals(lists.size() + 1, digests.size());
    }

    @Test
    void theOrderInWhichAClockListsItsSitesDoesNotCount() {
        Map<String, Long> forth = new LinkedHashMap<>();
        forth.put("a", 1L);
        forth.put("b", 2L);
        Map<String, Long> back = new LinkedHashMap<>();
        back.put("b", 2L);
        back.put("a", 1L);
        assertEquals(with(new Clock(forth)), with(new Clock(back)));
        assertNotEquals(with(new Clock(forth)), with(new Clock(Map.of("a", 2L, "b", 1L))));
    }

    @Test
    void equalChangesOfTwoKeysDoNotCancelEachOther() {
        Row newer = ROW.under(StoreRows.stamp(4, 9).ballot());
        long a = RowDigest.of(Bytes.utf8("a"), ROW, 0) ^ RowDigest.of(Bytes.utf8("a"), newer, 0);
        long b = RowDigest.of(Bytes.utf8("b"), ROW, 0) ^ RowDigest.of(Bytes.utf8("b"), newer, 0);
        assertNotEquals(a, b);
    }

    @Test
    void oneBitOfTheVersionTurnsAboutHalfOfTheDigest() {
        long flipped = 0;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            flipped += Long.bitCount(withVersion(0) ^ withVersion(1L << bit));
        }
        assertEquals(Long.SIZE / 2.0, (double) flipped / Long.SIZE, 3);
    }

    @Test
    void bucketsAreFilledEvenly() {
        int[] counts = new int[RowDigest.BUCKETS];
        for (int i = 0; i < 100 * counts.length; i++) {
            counts[RowDigest.bucket(Bytes.utf8("user:" + i))]++;
        }
        for (int count : counts) {
            assertEquals(100, count, 50);
        }
    }

    private static String hex(long digest) {
        return Long.toHexString(digest);
    }

    private static State absent() {
        return State.absent(Clock.NONE, OperationId.NONE);
    }

    private static State state(State s, Content content, Stamp etag, long version, long expiresAt, long writtenAt) {
        return new State(content, etag, version, expiresAt, writtenAt, s.clock(), s.recent());
    }

    private static long with(Recent recent) {
        State s = ROW.state();
        State state = new State(s.content(), s.etag(), s.version(), s.expiresAt(), s.writtenAt(), s.clock(), recent);
        return RowDigest.of(KEY, new Row(ROW.stamp(), state), 0);
    }

    private static long with(Clock clock) {
        State s = ROW.state();
        State state = new State(s.content(), s.etag(), s.version(), s.expiresAt(), s.writtenAt(), clock, s.recent());
        return RowDigest.of(KEY, new Row(ROW.stamp(), state), 0);
    }

    private static long withVersion(long version) {
        State s = ROW.state();
        return RowDigest.of(
                KEY, new Row(ROW.stamp(), state(s, s.content(), s.etag(), version, s.expiresAt(), s.writtenAt())), 0);
    }
}
