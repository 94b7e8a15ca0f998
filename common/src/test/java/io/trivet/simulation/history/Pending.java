package io.trivet.simulation.history;

import java.util.ArrayList;
import java.util.List;

/**
 * The answered calls that have no place in the order yet, as a list whose links are undone in the reverse order. Those
 * that may come next are the ones invoked before any of the pending ones returned.
 */
final class Pending {
    private static final int FAR = 300;

    private final List<Op> ops;
    private final int end;
    private final int[] next;
    private final int[] previous;
    private final Op[] enabled;
    private int enabledCount;
    private long limit;
    private int left;

    Pending(List<Op> ops) {
        this.ops = ops;
        end = ops.size();
        left = end;
        next = new int[end + 1];
        previous = new int[end + 1];
        enabled = new Op[end];
        for (int i = 0; i <= end; i++) {
            next[i] = i == end ? 0 : i + 1;
            previous[i] = i == 0 ? end : i - 1;
        }
    }

    boolean isEmpty() {
        return left == 0;
    }

    int left() {
        return left;
    }

    void remove(Op op) {
        int i = op.number();
        next[previous[i]] = next[i];
        previous[next[i]] = previous[i];
        left--;
    }

    void restore(Op op) {
        int i = op.number();
        next[previous[i]] = i;
        previous[next[i]] = i;
        left++;
    }

    /** Finds out which ones may come next. */
    void scan() {
        enabledCount = 0;
        limit = Call.NEVER;
        for (int i = next[end]; i != end; i = next[i]) {
            Op op = ops.get(i);
            if (op.call().invoked() > limit) {
                return;
            }
            limit = Math.min(limit, op.call().returned());
            enabled[enabledCount++] = op;
        }
    }

    int enabledCount() {
        return enabledCount;
    }

    Op enabled(int i) {
        return enabled[i];
    }

    /** When the first of the pending ones returned: whatever comes next took effect until then. */
    long limit() {
        return limit;
    }

    /** Calls that must still see this ETag but were invoked later, if there are any among the next few hundred. */
    List<Call> laterThatNeed(int etag) {
        List<Call> found = new ArrayList<>();
        int i = next[end];
        for (int steps = 0; i != end && steps < enabledCount + FAR; steps++) {
            if (etag >= 0 && ops.get(i).needs() == etag && steps >= enabledCount) {
                found.add(ops.get(i).call());
            }
            i = next[i];
        }
        return found;
    }
}
