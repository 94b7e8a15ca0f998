package io.trivet.simulation.history;

import java.util.Arrays;

/** The ETags in their order, which writes must keep to if ETags are to rise; else this permits everything. */
final class Ranks {
    static final long NOT_KNOWN = Long.MAX_VALUE;

    private final boolean rising;
    private final int[] order;
    private final long[] firstVersion;
    private int next;

    Ranks(Subject subject, boolean rising) {
        this.rising = rising;
        int size = subject.etags.size();
        long[] first = new long[size];
        Arrays.fill(first, NOT_KNOWN);
        for (Op op : subject.known) {
            if (op.etag() >= 0 && Etags.makes(op.call().result())) {
                first[op.etag()] = Math.min(first[op.etag()], op.before() + 1);
            }
            if (op.needs() >= 0) {
                long version = op.before() == Op.ANY_PRESENT ? NOT_KNOWN - 1 : op.before();
                first[op.needs()] = Math.min(first[op.needs()], version);
            }
        }
        firstVersion = first;
        int[] seen = new int[size];
        int count = 0;
        for (int etag = 0; etag < size; etag++) {
            if (first[etag] != NOT_KNOWN) {
                seen[count++] = etag;
            }
        }
        order = Arrays.copyOf(seen, count);
    }

    /** Whether the ETag of the second state is the next in order, or the old one, or one that has no rank. */
    boolean mayFollow(Model from, Model to) {
        return !rising || !isRanked(from, to) || next < order.length && order[next] == to.etag();
    }

    private boolean isRanked(Model from, Model to) {
        return to.etag() >= 0 && to.etag() != from.etag() && firstVersion[to.etag()] != NOT_KNOWN;
    }

    void play(Model from, Model to, int by) {
        if (rising && isRanked(from, to)) {
            next += by;
        }
    }

    /** The highest version that the key may have when the next ETag comes. */
    long nextVersion() {
        return rising && next < order.length ? firstVersion[order[next]] : NOT_KNOWN;
    }

    /** Whether this call may come next once some calls of unknown outcome are placed. */
    boolean isInReach(Model state, Op op) {
        if (!rising) {
            return true;
        }
        int needed = op.needs() == Etags.ANY && Etags.makes(op.call().result()) ? op.etag() : op.needs();
        return needed < 0
                || needed == state.etag()
                || firstVersion[needed] == Long.MAX_VALUE
                || next < order.length && order[next] == needed;
    }
}
