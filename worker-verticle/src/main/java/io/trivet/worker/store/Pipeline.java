package io.trivet.worker.store;

import io.trivet.register.host.Timing;
import io.vertx.core.Future;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The connection that commits. While as many statements as allowed are under way, or too soon after the last of a busy
 * lane, what is asked for gathers in the last of those that wait.
 */
final class Pipeline {
    private final Map<String, PreparedStatement> statements;
    private final Fence fence;
    private final Timing timing;
    private final int inFlight;
    private final Pace pace;
    private final Silence silence;
    private final Consumer<StoreFailure> lost;
    private final ArrayDeque<Change> waiting = new ArrayDeque<>();
    private final ArrayDeque<Sent> sent = new ArrayDeque<>();
    private final Tally tally = new Tally();
    private boolean flushing;
    private boolean over;

    private record Sent(Change change, long beat, long atNanos) {}

    Pipeline(Map<String, PreparedStatement> statements, Fence fence, Access access, Consumer<StoreFailure> lost) {
        this.statements = statements;
        this.fence = fence;
        this.timing = access.timing();
        this.inFlight = access.settings().inFlight();
        this.pace = new Pace(timing, access.settings().gather());
        this.lost = lost;
        this.silence = new Silence(
                timing,
                access.settings().silence(),
                () -> lost.accept(Failures.silent(access.settings().silence())));
    }

    /** The last one that waits: it may take more. */
    Optional<Change> last() {
        return Optional.ofNullable(waiting.peekLast());
    }

    void add(Change change) {
        waiting.add(change);
        if (!flushing && sent.size() < inFlight) {
            flushing = true;
            timing.endOfTurn(this::flush);
        }
    }

    private void flush() {
        flushing = false;
        while (!over && !waiting.isEmpty() && sent.size() < inFlight && pace.mayBegin(this::flush)) {
            send(waiting.poll());
        }
    }

    private void send(Change change) {
        long beat = fence.expect();
        Sent one = new Sent(change, beat + 1, System.nanoTime());
        sent.add(one);
        silence.asked();
        pace.begins(change.load().writes());
        execute(change, beat)
                .onSuccess(found -> answered(one, found))
                .onFailure(cause -> lost.accept(Failures.of(cause)));
    }

    private Future<RowSet<Row>> execute(Change change, long beat) {
        try {
            Tuple parameters = Tuple.of(fence.lane(), fence.number(), beat);
            change.parameters(parameters);
            return statements.get(change.sql()).query().execute(parameters);
        } catch (RuntimeException unwritable) {
            return Future.failedFuture(unwritable);
        }
    }

    private void answered(Sent one, RowSet<Row> found) {
        if (over) {
            return;
        }
        Runnable callers;
        try {
            check(one, found);
            callers = one.change.committed(found);
        } catch (RuntimeException doubt) {
            lost.accept(Failures.of(doubt));
            return;
        }
        tell(one, callers);
    }

    /** Answers come in the order of the questions, and each has found the fence and left the beat that it should. */
    private void check(Sent one, RowSet<Row> found) {
        if (sent.peek() != one) {
            throw Failures.outOfOrder();
        }
        if (found.size() == 0
                || !Long.valueOf(one.beat).equals(found.iterator().next().getLong("beat"))) {
            throw Failures.fenced();
        }
    }

    /** What callers ask for in consequence goes into the next statement. */
    private void tell(Sent one, Runnable callers) {
        sent.poll();
        silence.answered();
        fence.reach(one.beat);
        long nanos = System.nanoTime() - one.atNanos;
        pace.ended(nanos);
        tally.committed(one.change.load(), nanos);
        flushing = true;
        try {
            callers.run();
        } finally {
            flush();
        }
    }

    /** Fails everything, in the order in which it was asked for. Nothing is sent any more. */
    void drop(StoreFailure cause) {
        over = true;
        silence.end();
        List<Change> dropped = new ArrayList<>();
        sent.forEach(one -> dropped.add(one.change));
        dropped.addAll(waiting);
        sent.clear();
        waiting.clear();
        dropped.forEach(change -> change.failed(cause));
    }

    StoreFigures figures() {
        Change.Load load = waiting.stream().map(Change::load).reduce(Change.Load.NONE, Change.Load::plus);
        return tally.figures(load, sent.size());
    }
}
