package io.trivet.worker.store;

import io.trivet.register.host.Timing;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Questions that are asked one query at a time. The next query begins when the last has been answered, at its pace, and
 * carries all that wait, up to a bound; so each is answered by a query begun after it was asked.
 */
final class Line<Q, A> {
    private final Timing timing;
    private final Pace pace;
    private final int most;
    private final ToIntFunction<Q> weight;
    private final Function<List<Q>, Future<List<A>>> query;
    private final Silence silence;
    private final Consumer<StoreFailure> lost;
    private final ArrayDeque<Waiting<Q, A>> waiting = new ArrayDeque<>();
    private List<Waiting<Q, A>> asked = List.of();
    private boolean flushing;
    private boolean over;

    private record Waiting<Q, A>(Q question, Promise<A> promise) {}

    /**
     * @param most of the weight of the questions of a query, unless one alone has more
     * @param query answers questions, each by one answer, in their order
     */
    Line(
            Timing timing,
            Pace pace,
            int most,
            ToIntFunction<Q> weight,
            Function<List<Q>, Future<List<A>>> query,
            Silence silence,
            Consumer<StoreFailure> lost) {
        this.timing = timing;
        this.pace = pace;
        this.most = most;
        this.weight = weight;
        this.query = query;
        this.silence = silence;
        this.lost = lost;
    }

    Future<A> ask(Q question) {
        Promise<A> promise = Promise.promise();
        waiting.add(new Waiting<>(question, promise));
        if (!flushing && asked.isEmpty()) {
            flushing = true;
            timing.endOfTurn(this::flush);
        }
        return promise.future();
    }

    private void flush() {
        flushing = false;
        if (over || waiting.isEmpty() || !asked.isEmpty() || !pace.mayBegin(this::flush)) {
            return;
        }
        asked = next();
        pace.begins(asked.size());
        List<Q> questions = new ArrayList<>(asked.size());
        asked.forEach(one -> questions.add(one.question));
        silence.asked();
        long begun = System.nanoTime();
        query.apply(questions)
                .onSuccess(answers -> answered(answers, System.nanoTime() - begun))
                .onFailure(cause -> lost.accept(Failures.of(cause)));
    }

    private List<Waiting<Q, A>> next() {
        List<Waiting<Q, A>> next = new ArrayList<>();
        int weighs = 0;
        while (!waiting.isEmpty()) {
            weighs += weight.applyAsInt(waiting.peek().question);
            if (weighs > most && !next.isEmpty()) {
                break;
            }
            next.add(waiting.poll());
        }
        return next;
    }

    /** What callers ask in consequence goes into the next query. */
    private void answered(List<A> answers, long nanos) {
        if (over) {
            return;
        }
        List<Waiting<Q, A>> done = asked;
        asked = List.of();
        pace.ended(nanos);
        silence.answered();
        flushing = true;
        try {
            for (int i = 0; i < done.size(); i++) {
                done.get(i).promise.complete(answers.get(i));
            }
        } finally {
            flush();
        }
    }

    void drop(StoreFailure cause) {
        over = true;
        silence.end();
        List<Waiting<Q, A>> dropped = new ArrayList<>(asked);
        dropped.addAll(waiting);
        asked = List.of();
        waiting.clear();
        dropped.forEach(one -> one.promise.fail(cause));
    }
}
