package io.trivet.simulation.world;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The process' end of a connection. While as many statements as allowed are under way, calls gather; what has gathered
 * travels in the next statement.
 */
final class SimConnection {
    private final NodeTime time;
    private final SimBackend backend;
    private final int inFlight;
    private final int batch;
    private final Consumer<StoreFailure> onFailure;
    private final ArrayDeque<Call<?>> waiting = new ArrayDeque<>();
    private final ArrayDeque<Statement> sent = new ArrayDeque<>();
    private boolean flushing;

    /**
     * @param inFlight statements under way at once
     * @param batch calls in one statement at most
     */
    SimConnection(NodeTime time, SimBackend backend, int inFlight, int batch, Consumer<StoreFailure> onFailure) {
        this.time = time;
        this.backend = backend;
        this.inFlight = inFlight;
        this.batch = batch;
        this.onFailure = onFailure;
    }

    SimBackend backend() {
        return backend;
    }

    <T> Future<T> call(Call<T> call) {
        waiting.add(call);
        if (!flushing && sent.size() < inFlight) {
            flushing = true;
            time.endOfTurn(this::flush);
        }
        return call.promise().future();
    }

    private void flush() {
        flushing = false;
        while (!waiting.isEmpty() && sent.size() < inFlight) {
            Statement statement = new Statement(this, nextBatch());
            sent.add(statement);
            backend.receive(statement);
        }
    }

    private List<Call<?>> nextBatch() {
        Call<?> first = waiting.poll();
        if (first.isAlone() || waiting.isEmpty()) {
            return List.of(first);
        }
        List<Call<?>> calls = new ArrayList<>();
        calls.add(first);
        while (calls.size() < batch && !waiting.isEmpty() && !waiting.peek().isAlone()) {
            calls.add(waiting.poll());
        }
        return calls;
    }

    /** An answer arrives. What callers ask for in consequence goes into the next statement at once. */
    void answered(Statement statement) {
        if (backend.isSevered() || sent.peek() != statement) {
            return;
        }
        if (statement.failure().isPresent()) {
            onFailure.accept(statement.failure().get());
            return;
        }
        sent.poll();
        flushing = true;
        statement.calls().forEach(Call::complete);
        flush();
    }

    /** Fails everything, in the order in which it was asked for. */
    void drop(StoreFailure cause) {
        List<Call<?>> dropped = new ArrayList<>();
        sent.forEach(statement -> dropped.addAll(statement.calls()));
        dropped.addAll(waiting);
        sent.clear();
        waiting.clear();
        dropped.forEach(call -> call.promise().fail(cause));
    }
}
