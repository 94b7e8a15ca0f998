package io.trivet.register.leader;

import io.trivet.register.row.Bytes;
import io.trivet.register.row.Row;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one leader knows of keys that nobody has used lately, as bytes. Known it is all the same: an entry goes when its
 * key is used again, and all go with the leadership.
 */
final class Packed {
    /** Of an entry beside its key and row: the objects of the map and the arrays. */
    private static final int ENTRY = 120;

    /** Stands for a key that is known to be absent. */
    private static final byte[] ABSENT = {};

    private final Leader leader;
    private final Room room;
    private final Map<Bytes, byte[]> rows = new LinkedHashMap<>();
    private long bytes;

    Packed(Leader leader) {
        this.leader = leader;
        this.room = leader.lane().room();
    }

    /** The own acceptor holds exactly this; so it may be dropped, as the longest unused are when there is no room. */
    void put(Bytes key, Optional<Row> known) {
        byte[] row = known.map(room.packing()::pack).orElse(ABSENT);
        if (rows.isEmpty()) {
            room.enter();
        }
        rows.put(key, row);
        bytes += weight(key, row);
        Iterator<Map.Entry<Bytes, byte[]>> eldest = rows.entrySet().iterator();
        while (bytes > room.part()) {
            Map.Entry<Bytes, byte[]> entry = eldest.next();
            eldest.remove();
            removed(entry.getKey(), entry.getValue());
        }
    }

    boolean contains(Bytes key) {
        return rows.containsKey(key);
    }

    /** Takes out what is known of this key, and has the queue know it. */
    void unpack(KeyQueue queue) {
        byte[] row = rows.remove(queue.key());
        if (row != null) {
            removed(queue.key(), row);
            Optional<Row> known = row == ABSENT
                    ? Optional.empty()
                    : Optional.of(room.packing().unpack(row));
            queue.knowledge().learnAgain(known, true);
            report(queue.key(), known);
        }
    }

    /** A leader that holds still has a new ballot already, and finds out later whether it knows anything under it. */
    private void report(Bytes key, Optional<Row> known) {
        if (!leader.isHolding()) {
            leader.host().watcher().knows(leader.claim().partition(), leader.ballot(), key, known);
        }
    }

    private void removed(Bytes key, byte[] row) {
        bytes -= weight(key, row);
        if (rows.isEmpty()) {
            room.leave();
        }
    }

    void clear() {
        if (!rows.isEmpty()) {
            room.leave();
        }
        rows.clear();
        bytes = 0;
    }

    private static long weight(Bytes key, byte[] row) {
        return ENTRY + key.length() + row.length;
    }
}
