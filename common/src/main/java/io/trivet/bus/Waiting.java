package io.trivet.bus;

import io.trivet.bus.DeskCounters.Count;
import io.trivet.register.host.Timing;
import io.trivet.register.host.Timing.Cancellable;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The questions of a desk that wait for their answers. One timer looks after the limits of all of them. */
final class Waiting {
    private final Timing timing;
    private final long sweep;
    private final DeskCounters counters;
    private final Consumer<Runnable> guarded;
    private final Map<Long, Ask> asks = new HashMap<>();
    private Optional<Cancellable> timer = Optional.empty();

    Waiting(Timing timing, long sweep, DeskCounters counters, Consumer<Runnable> guarded) {
        this.timing = timing;
        this.sweep = sweep;
        this.counters = counters;
        this.guarded = guarded;
    }

    Future<Response> add(Ask ask) {
        asks.put(ask.correlation(), ask);
        if (timer.isEmpty()) {
            timer = Optional.of(timing.after(sweep, this::sweep));
        }
        return ask.answer().future();
    }

    int size() {
        return asks.size();
    }

    /** Hands a response to whoever waits for it. */
    void answered(Sender from, Parcel.Answered answered) {
        Response response = answered.response();
        Optional<Ask> waiting = Optional.ofNullable(asks.get(answered.correlation()))
                .filter(ask -> ask.line().leadsTo(from.address()));
        if (waiting.isPresent() && response instanceof Response.Failed failed) {
            fail(waiting.get(), new PeerFailed(failed.why()));
        } else if (waiting.filter(ask -> ask.question().isAnsweredBy(response)).isPresent()) {
            end(waiting.get());
            guarded.accept(() -> waiting.get().answer().tryComplete(response));
        } else {
            counters.add(Count.STRAY);
        }
    }

    void notSent(Collection<Ask> stayed, String why) {
        counters.add(Count.NOT_SENT, stayed.size());
        stayed.forEach(ask -> fail(ask, new NotSent(why)));
    }

    /** No answer will come to these. */
    void giveUp(Predicate<Ask> which, String why) {
        List<Ask> over = new ArrayList<>();
        asks.values().stream().filter(which).forEach(over::add);
        counters.add(Count.UNANSWERED, over.size());
        over.forEach(ask -> fail(ask, new NoAnswer(ask.line().address() + ": " + why)));
    }

    private void fail(Ask ask, RuntimeException why) {
        end(ask);
        guarded.accept(() -> ask.answer().tryFail(why));
    }

    private void end(Ask ask) {
        if (asks.remove(ask.correlation(), ask)) {
            ask.line().release(ask);
        }
    }

    private void sweep() {
        long now = timing.now();
        giveUp(ask -> ask.until() <= now, "no answer in time");
        timer = asks.isEmpty() ? Optional.empty() : Optional.of(timing.after(sweep, this::sweep));
    }

    void close() {
        timer.ifPresent(Cancellable::cancel);
        giveUp(ask -> true, "this desk is closed");
    }
}
