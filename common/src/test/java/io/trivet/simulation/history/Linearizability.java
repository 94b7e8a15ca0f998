package io.trivet.simulation.history;

import io.trivet.register.row.Bytes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
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
     * The ETags of a correct store rise from write to write, so that is tried first: it leaves hardly a choice. Where
     * no such order exists the store is broken, whatever the last search has the time to find out.
     */
    private static Optional<Violation> search(Bytes key, Subject subject, long states) {
        List<Search> searches = new ArrayList<>();
        Violation.Kind found = Violation.Kind.UNDECIDED;
        for (int patience : PATIENCE) {
            Search search = new Search(subject, true, patience, states);
            Optional<Violation.Kind> why = search.run();
            if (why.isEmpty()) {
                return Optional.empty();
            }
            searches.add(search);
            found = why.get();
            if (found == Violation.Kind.NOT_LINEARIZABLE) {
                break;
            }
        }
        Search last = new Search(subject, false, Integer.MAX_VALUE, states);
        Optional<Violation.Kind> why = last.run();
        if (why.isEmpty()) {
            return Optional.empty();
        }
        searches.add(last);
        Violation.Kind kind = why.get() == Violation.Kind.NOT_LINEARIZABLE ? why.get() : found;
        Search furthest = Collections.min(searches, Comparator.comparingInt(Search::fewestLeft));
        return Optional.of(new Violation(kind, key, furthest.explanation(), furthest.around()));
    }
}
