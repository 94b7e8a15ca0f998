package io.trivet.register.leader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.bus.wire.RowCodec;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.Fakes;
import io.trivet.register.Fakes.HandTiming;
import io.trivet.register.host.Host;
import io.trivet.register.host.Settings;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.store.StoreRows;
import io.vertx.core.Promise;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a leader keeps in memory has bounds: here four keys, and thirty bytes of values. */
class KeysTest {
    private static final Ballot BALLOT = Ballot.of(1, 1, 1);
    private static final Settings SETTINGS =
            new Settings(Settings.Times.DEFAULT, new Settings.Sizes(8, 4, 30, 0, 100, 100, 10));

    private final Host host = Fakes.alone(new HandTiming(), SETTINGS);
    private final Keys keys = new Leader(
                    new Lane(host, RowCodec.PACKING),
                    0,
                    PartitionConfig.of(1, WorkerSet.of(1, 2, 3)),
                    BALLOT,
                    new NoOthers())
            .keys();

    private static final class NoOthers implements Ballots {
        @Override
        public Optional<Ballot> next(PartitionConfig config) {
            return Optional.empty();
        }

        @Override
        public void seen(Ballot ballot) {}
    }

    private KeyQueue know(String key, int bytes, boolean held) {
        KeyQueue queue = keys.get(Bytes.utf8(key));
        Row row = StoreRows.value(new Stamp(BALLOT, 1), "v".repeat(bytes));
        queue.knowledge().learn(Optional.of(row), held);
        return queue;
    }

    private boolean isKept(String key) {
        return keys.contains(Bytes.utf8(key));
    }

    @Test
    void theLongestUnusedOfTooManyKeysGoes() {
        for (int i = 0; i < 6; i++) {
            know("k" + i, 1, true);
        }
        assertEquals(4, keys.all().size());
        assertFalse(isKept("k1"));
        assertTrue(isKept("k2") && isKept("k5"));
    }

    @Test
    void largeValuesGoBeforeThereAreManyKeys() {
        know("a", 20, true);
        know("b", 20, true);
        assertFalse(isKept("a"), "it makes room as soon as the other is known");
        know("b", 5, true);
        know("c", 20, true);
        assertTrue(isKept("b"), "what has become smaller counts as that");
    }

    @Test
    void whatTheOwnStoreDoesNotHoldStays() {
        know("a", 20, false);
        know("b", 20, true);
        assertTrue(isKept("a"));
    }

    @Test
    void whatIsUsedStays() {
        KeyQueue used = know("a", 20, true);
        Promise<Void> turn = Promise.promise();
        keys.get(Bytes.utf8("a")).inTurn(turn::future);
        know("b", 20, true);
        assertFalse(used.isIdle());
        assertTrue(isKept("a"));
    }
}
