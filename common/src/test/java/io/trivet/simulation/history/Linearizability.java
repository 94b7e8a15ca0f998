package io.trivet.simulation.history;

import io.trivet.register.row.Bytes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks that some order of the calls explains every answer: each key behaves as if its operations had been made one at
 * a time, each at some moment between its invocation and its return. Keys are independent of one another, and every
 * key is absent at first.
 */
public final class Linearizability {
    /** How many unseen writes of unknown outcome may follow one another: most often there are few. */
    private static final List<Integer> PATIENCE = List.of(2, 16, Integer.MAX_VALUE);

    private Linearizability() {}

    public static Optional<Violation> check(Collection<Call> calls) {
        return check(calls, Limits.DEFAULT);
    }

    /** The first key that is wrong or, if none is, the first that is undecided; empty only if every key is right. */
    public static Optional<Violation> check(Collection<Call> calls, Limits limits) {
        Map<Bytes, List<Call>> byKey = new LinkedHashMap<>();
        for (Call call : calls) {
            byKey.computeIfAbsent(call.key(), key -> new ArrayList<>()).add(call);
        }
        Optional<Violation> undecided = Optional.empty();
        for (Map.Entry<Bytes, List<Call>> entry : byKey.entrySet()) {
            Optional<Violation> found = checkKey(entry.getKey(), entry.getValue(), limits);
            if (found.isPresent() && found.get().kind() == Violation.Kind.NOT_LINEARIZABLE) {
                return found;
            }
            undecided = undecided.or(() -> found);
        }
        return undecided;
    }

    private static Optional<Violation> checkKey(Bytes key, List<Call> calls, Limits limits) {
        return Plausible.check(key, calls).or(() -> search(key, new Subject(calls, limits), limits.states()));
    }

    /**
     * The ETags of a correct store rise from write to write, so that is tried first: it leaves hardly a choice. Where no
     * such order exists the store is broken, whatever the last search has the time to find out.
     */
    private static Optional<Violation> search(Bytes key, Subject subject, long states) {
        Optional<Violation> found = Optional.empty();
        for (int patience : PATIENCE) {
            found = run(key, new Search(subject, true, patience, states));
            if (found.isEmpty()) {
                return found;
            }
            if (found.get().kind() == Violation.Kind.NOT_LINEARIZABLE) {
                break;
            }
        }
        Optional<Violation> last = run(key, new Search(subject, false, Integer.MAX_VALUE, states));
        boolean decided = last.isEmpty() || last.get().kind() == Violation.Kind.NOT_LINEARIZABLE;
        return decided ? last : found;
    }

    private static Optional<Violation> run(Bytes key, Search search) {
        return search.run().map(kind -> new Violation(kind, key, search.explanation(), search.around()));
    }
}
