package io.trivet.register.leader;

import io.trivet.cluster.WorkerSet;
import io.trivet.register.row.Bytes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which members missed which keys. Bounded: what is too much to note is found by comparing digests. */
final class Behind {
    private final int most;
    private final Map<Integer, Set<Bytes>> missed = new TreeMap<>();
    private final Set<Integer> missedMore = new TreeSet<>();

    Behind(int most) {
        this.most = most;
    }

    void note(int worker, Bytes key) {
        Set<Bytes> keys = missed.computeIfAbsent(worker, w -> new LinkedHashSet<>());
        if (keys.size() < most) {
            keys.add(key);
        } else if (!keys.contains(key)) {
            noteMore(worker);
        }
    }

    /** It missed what is not noted. */
    void noteMore(int worker) {
        missedMore.add(worker);
    }

    /** It was only late. Should it have missed the key once more since, a comparison finds that. */
    void forget(int worker, Bytes key) {
        missed.computeIfPresent(worker, (same, keys) -> keys.remove(key) && keys.isEmpty() ? null : keys);
    }

    /** The others are members no more: nobody is to bring them what they missed. */
    void keepOnly(WorkerSet members) {
        missed.keySet().removeIf(worker -> !members.contains(worker));
        missedMore.removeIf(worker -> !members.contains(worker));
    }

    boolean isEmpty() {
        return missed.isEmpty() && missedMore.isEmpty();
    }

    /** How many keys are noted, of each member that missed them. */
    int size() {
        return missed.values().stream().mapToInt(Set::size).sum();
    }

    List<Integer> workers() {
        Set<Integer> workers = new TreeSet<>(missed.keySet());
        workers.addAll(missedMore);
        return List.copyOf(workers);
    }

    /** What this worker missed; it is not noted any more. */
    List<Bytes> take(int worker) {
        Set<Bytes> keys = missed.remove(worker);
        return keys == null ? List.of() : List.copyOf(keys);
    }

    /** Whether it missed more than is noted; whoever asks sees to that. */
    boolean takeMore(int worker) {
        return missedMore.remove(worker);
    }
}
