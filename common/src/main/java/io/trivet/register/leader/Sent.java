package io.trivet.register.leader;

import io.trivet.register.row.Bytes;
import java.util.BitSet;

/**
 * For which keys any row was sent under the present ballot. It may say so of a key for which none was, never the other
 * way round: a purge then waits for the next ballot.
 */
final class Sent {
    private static final int BITS = 1 << 13;

    private final BitSet keys = new BitSet();

    void note(Bytes key) {
        keys.set(index(key));
    }

    boolean mayContain(Bytes key) {
        return keys.get(index(key));
    }

    void clear() {
        keys.clear();
    }

    private static int index(Bytes key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return (hash >>> 16 ^ hash) & BITS - 1;
    }
}
