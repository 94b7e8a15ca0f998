package io.trivet.simulation.history;

import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.register.row.OperationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects calls as they begin and end; safe for many threads. With real threads, read the clock <em>before</em> the
 * request is sent and <em>after</em> the answer has come: too wide an interval hides errors, too narrow a one makes
 * them up.
 */
public final class History {
    private final List<Call> calls = new ArrayList<>();

    /** Until it is finished, the call counts as one of unknown outcome. The number is for {@link #finish}. */
    public synchronized int begin(Bytes key, OperationId id, Action action, Condition condition, long now) {
        calls.add(new Call(key, id, action, condition, now, Call.NEVER, Result.UNKNOWN));
        return calls.size() - 1;
    }

    /** A call ends once; one that ended as unknown may still be told its outcome. */
    public synchronized void finish(int number, Result result, long now) {
        Call begun = calls.get(number);
        if (!begun.isUnknown()) {
            throw new IllegalStateException("ended twice: " + begun);
        }
        calls.set(number, begun.ended(result, result instanceof Result.Unknown ? Call.NEVER : now));
    }

    public synchronized int size() {
        return calls.size();
    }

    /** All calls so far, in the order in which they began. */
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** One call a line; lines that begin with # are remarks. */
    public void save(Path file) throws IOException {
        Files.write(file, calls().stream().map(CallText::format).toList());
    }

    public static List<Call> load(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(CallText::parse)
                .toList();
    }
}
