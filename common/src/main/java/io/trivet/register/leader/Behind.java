package io.trivet.register.leader;

import io.trivet.cluster.WorkerSet;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Stamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which members missed which keys, and of each key the newest row that was missed. Bounded: what is too much to note is
 * found by comparing digests.
 */
final class Behind {
    private final int most;
    private final Map<Integer, Map<Bytes, Stamp>> missed = new TreeMap<>();
    private final Set<Integer> missedMore = new TreeSet<>();

    Behind(int most) {
        this.most = most;
    }

    void note(int worker, Bytes key, Stamp stamp) {
        Map<Bytes, Stamp> keys = missed.computeIfAbsent(worker, w -> new LinkedHashMap<>());
        if (keys.size() < most || keys.containsKey(key)) {
            keys.merge(key, stamp, Stamp::max);
        } else {
            noteMore(worker);
        }
    }

    /** It missed what is not noted. */
    void noteMore(int worker) {
        missedMore.add(worker);
    }

    /** With this row it was only late. What it has missed since stays noted. */
    void forget(int worker, Bytes key, Stamp stamp) {
        missed.computeIfPresent(worker, (same, keys) -> {
            keys.computeIfPresent(key, (noted, newest) -> newest.isAbove(stamp) ? newest : null);
            return keys.isEmpty() ? null : keys;
        });
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
        return missed.values().stream().mapToInt(Map::size).sum();
    }

    List<Integer> workers() {
        Set<Integer> workers = new TreeSet<>(missed.keySet());
        workers.addAll(missedMore);
        return List.copyOf(workers);
    }

    /** What this worker missed; it is not noted any more. */
    Map<Bytes, Stamp> take(int worker) {
        Map<Bytes, Stamp> keys = missed.remove(worker);
        return keys == null ? Map.of() : keys;
    }

    /** Whether it missed more than is noted; whoever asks sees to that. */
    boolean takeMore(int worker) {
        return missedMore.remove(worker);
    }
}
