package io.trivet.register.leader;

import io.trivet.cluster.WorkerSet;
import io.trivet.register.row.Bytes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which members missed which keys. Bounded: what is too much to note is found by comparing digests. */
final class Behind {
    private final int most;
    private final Map<Integer, Set<Bytes>> missed = new TreeMap<>();

    Behind(int most) {
        this.most = most;
    }

    void note(int worker, Bytes key) {
        Set<Bytes> keys = missed.computeIfAbsent(worker, w -> new LinkedHashSet<>());
        if (keys.size() < most) {
            keys.add(key);
        }
    }

    /** It was only late. Should it have missed the key once more since, a comparison finds that. */
    void forget(int worker, Bytes key) {
        missed.computeIfPresent(worker, (same, keys) -> keys.remove(key) && keys.isEmpty() ? null : keys);
    }

    /** The others are members no more: nobody is to bring them what they missed. */
    void keepOnly(WorkerSet members) {
        missed.keySet().removeIf(worker -> !members.contains(worker));
    }

    boolean isEmpty() {
        return missed.isEmpty();
    }

    /** How many keys are noted, of each member that missed them. */
    int size() {
        return missed.values().stream().mapToInt(Set::size).sum();
    }

    List<Integer> workers() {
        return List.copyOf(missed.keySet());
    }

    /** What this worker missed; it is not noted any more. */
    List<Bytes> take(int worker) {
        Set<Bytes> keys = missed.remove(worker);
        return keys == null ? List.of() : List.copyOf(keys);
    }
}
