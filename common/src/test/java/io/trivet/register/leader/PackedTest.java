package io.trivet.register.leader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.bus.wire.RowCodec;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.Fakes;
import io.trivet.register.Fakes.HandTiming;
import io.trivet.register.Seen;
import io.trivet.register.host.Settings;
import io.trivet.register.message.Outcome.NotTaken;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.store.StoreRows;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is known of keys beyond the one that a leader has at hand here; a lane has room for four such rows. */
class PackedTest {
    private static final Ballot BALLOT = Ballot.of(1, 1, 1);
    private static final int BESIDE_THE_ROW = 121;
    private static final int ROW = BESIDE_THE_ROW + RowCodec.PACKING.pack(row(1)).length;
    private static final Settings SETTINGS =
            new Settings(Settings.Times.DEFAULT, new Settings.Sizes(8, 1, 1 << 20, 4 * ROW, 100, 100, 10));

    private final Lane lane = new Lane(Fakes.alone(new HandTiming(), SETTINGS), RowCodec.PACKING);
    private final Keys keys = keys(0);

    private Keys keys(int partition) {
        PartitionConfig config = PartitionConfig.of(1, WorkerSet.of(1, 2, 3));
        return new Leader(lane, partition, config, BALLOT, new Seen(1, BALLOT)).keys();
    }

    private static Row row(int step) {
        return StoreRows.value(new Stamp(BALLOT, step), "v" + step);
    }

    private static KeyQueue know(Keys keys, char key, Optional<Row> row, boolean held) {
        KeyQueue queue = get(keys, key);
        queue.knowledge().learn(row, held);
        return queue;
    }

    private static KeyQueue get(Keys keys, char key) {
        return keys.get(Bytes.utf8(String.valueOf(key)));
    }

    /** Of these keys, in their order. */
    private static String known(Keys keys, String of) {
        StringBuilder known = new StringBuilder();
        of.chars()
                .filter(key -> keys.contains(Bytes.utf8(String.valueOf((char) key))))
                .forEach(key -> known.append((char) key));
        return known.toString();
    }

    private static void knowAll(Keys keys, String all) {
        all.chars().forEach(key -> know(keys, (char) key, Optional.of(row(1)), true));
    }

    @Test
    void isKnownAgainWhenItIsUsed() {
        know(keys, 'a', Optional.of(row(7)), true);
        know(keys, 'b', Optional.empty(), true);
        KeyQueue a = get(keys, 'a');
        assertTrue(a.knowledge().isHeld());
        assertEquals(Optional.of(row(7)), a.knowledge().row());
        KeyQueue b = get(keys, 'b');
        assertTrue(b.knowledge().isHeld());
        assertEquals(Optional.empty(), b.knowledge().row());
    }

    @Test
    void whatTheOwnAcceptorDoesNotHoldIsNeverPacked() {
        know(keys, 'a', Optional.of(row(7)), false);
        know(keys, 'b', Optional.of(row(1)), true);
        assertEquals(2, keys.all().size());
    }

    @Test
    void theLongestUnusedGoWhenThereIsNoRoom() {
        knowAll(keys, "abcde");
        get(keys, 'a');
        knowAll(keys, "fg");
        assertEquals("adefg", known(keys, "abcdefg"));
    }

    @Test
    void leadersShareTheRoom() {
        knowAll(keys, "abcde");
        Keys others = keys(1);
        knowAll(others, "abcde");
        assertEquals("cde", known(others, "abcde"));
        knowAll(keys, "f");
        assertEquals("def", known(keys, "abcdef"));
        others.end(NotTaken.NO_HINT);
        knowAll(keys, "gh");
        assertEquals("defgh", known(keys, "abcdefgh"));
    }

    @Test
    void whatIsPackedNeedsRoomAtHandAsAnyOtherKey() {
        know(keys, 'a', Optional.of(row(7)), true);
        "bcdefghijklmnopqrstu".chars().forEach(key -> know(keys, (char) key, Optional.of(row(1)), false));
        assertTrue(keys.contains(Bytes.utf8("a")));
        assertTrue(keys.isCrowded(Bytes.utf8("a")));
        assertFalse(keys.isCrowded(Bytes.utf8("b")));
    }

    @Test
    void goesWithTheLeadership() {
        knowAll(keys, "ab");
        keys.end(NotTaken.NO_HINT);
        assertEquals("", known(keys, "ab"));
        assertFalse(get(keys, 'a').knowledge().isKnown());
    }
}
