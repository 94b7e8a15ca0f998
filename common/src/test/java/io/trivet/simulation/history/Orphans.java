package io.trivet.simulation.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ETags that no answered write made: each belongs to one write of unknown outcome, and no two to the same. Also
 * counts, for every ETag, the pending calls that must find it in place: while there are any, it cannot be written over.
 */
final class Orphans {
    private static final long UNLIMITED = Long.MAX_VALUE;

    private final int[] waiting;
    private final boolean[] assigned;
    private final long[] firstVersion;
    private final Map<Integer, List<Integer>> byValue = new HashMap<>();
    private final List<Integer> ofUnknownValue = new ArrayList<>();
    private final boolean mayBeLater;

    Orphans(Subject subject) {
        int size = subject.etags.size();
        waiting = new int[size];
        assigned = new boolean[size];
        firstVersion = new long[size];
        mayBeLater = subject.hasTouches;
        Arrays.fill(firstVersion, UNLIMITED);
        int[] value = new int[size];
        Arrays.fill(value, Values.NONE);
        boolean[] made = new boolean[size];
        for (Op op : subject.known) {
            note(op, value, made);
        }
        for (int etag = 0; etag < size; etag++) {
            if (!made[etag]) {
                List<Integer> list = value[etag] == Values.NONE
                        ? ofUnknownValue
                        : byValue.computeIfAbsent(value[etag], v -> new ArrayList<>());
                list.add(etag);
            }
        }
    }

    private void note(Op op, int[] value, boolean[] made) {
        if (op.needs() >= 0) {
            waiting[op.needs()]++;
            if (op.before() != Op.ANY_PRESENT) {
                firstVersion[op.needs()] = Math.min(firstVersion[op.needs()], op.before());
            }
        }
        if (op.etag() >= 0 && Etags.makes(op.call().result())) {
            made[op.etag()] = true;
        }
        if (op.etag() >= 0 && op.call().isRead()) {
            value[op.etag()] = op.value();
        }
    }

    /** Whether a step from one state to the other leaves nobody behind who must still see the ETag of the first. */
    boolean mayLeave(Model from, Model to, Op by) {
        int etag = from.etag();
        return etag < 0 || etag == to.etag() || waiting[etag] == (by.needs() == etag ? 1 : 0);
    }

    boolean mayExpire(Model state) {
        return state.etag() < 0 || waiting[state.etag()] == 0;
    }

    /** The ETags that a write of unknown outcome may have made that led to this state, from the likeliest on. */
    List<Integer> candidates(Model state) {
        List<Integer> found = new ArrayList<>();
        for (int etag : byValue.getOrDefault(state.value(), List.of())) {
            addIfPossible(found, etag, state.version());
        }
        for (int etag : ofUnknownValue) {
            addIfPossible(found, etag, state.version());
        }
        return found;
    }

    private void addIfPossible(List<Integer> found, int etag, long version) {
        long first = firstVersion[etag];
        if (!assigned[etag] && (first == version || first > version && (mayBeLater || first == UNLIMITED))) {
            found.add(etag);
        }
    }

    /** How many ETags were seen with this value and have no write yet. */
    int unassigned(int value) {
        int count = 0;
        for (int etag : byValue.getOrDefault(value, List.of())) {
            count += assigned[etag] ? 0 : 1;
        }
        return count;
    }

    void assign(int etag, boolean on) {
        if (etag >= 0) {
            assigned[etag] = on;
        }
    }

    void place(Op op) {
        if (op.needs() >= 0) {
            waiting[op.needs()]--;
        }
    }

    void displace(Op op) {
        if (op.needs() >= 0) {
            waiting[op.needs()]++;
        }
    }
}
