package io.trivet.rest;

import io.trivet.cluster.ClusterMap;
import io.trivet.gateway.NeverSent;
import io.trivet.gateway.Workers;
import io.trivet.register.message.Outcome;
import io.trivet.register.message.Outcome.NotTaken;
import io.trivet.register.message.Perform;
import io.trivet.register.message.Performed;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Operation;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.row.State;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** Workers that are one map in memory, and answer as a test wants them to. */
final class MemoryWorkers implements Workers {
    /** How they answer. */
    enum Mood {
        WELL,
        /** They take nothing, and say nothing. */
        SILENT,
        /** They do what is asked, and say nothing. */
        DOING_SILENTLY,
        OVERLOADED,
        /** Nothing reaches them. */
        AWAY
    }

    final Map<Bytes, State> states = new ConcurrentSkipListMap<>();
    final AtomicInteger sends = new AtomicInteger();
    final AtomicLong clockAhead = new AtomicLong();
    volatile Mood mood = Mood.WELL;
    volatile Optional<Bytes> silentAbout = Optional.empty();
    volatile BiConsumer<Bytes, Row> onChange = (key, row) -> {};
    private final ClusterMap map;
    private final AtomicLong steps = new AtomicLong();

    MemoryWorkers(ClusterMap map) {
        this.map = map;
    }

    long wallClock() {
        return System.currentTimeMillis() + clockAhead.get();
    }

    @Override
    public Future<ClusterMap> newestMap() {
        return Future.succeededFuture(map);
    }

    @Override
    public Future<Performed> perform(int worker, Perform send) {
        sends.incrementAndGet();
        boolean silent = silentAbout.filter(send.operation().key()::equals).isPresent();
        return switch (silent ? Mood.SILENT : mood) {
            case WELL -> Future.succeededFuture(new Performed(outcome(send.operation(), send.marked()), 0));
            case SILENT -> Promise.<Performed>promise().future();
            case DOING_SILENTLY -> {
                outcome(send.operation(), send.marked());
                yield Promise.<Performed>promise().future();
            }
            case OVERLOADED -> Future.succeededFuture(new Performed(NotTaken.because(Outcome.Reason.OVERLOADED), 0));
            case AWAY -> Future.failedFuture(new NeverSent("they are away"));
        };
    }

    private Outcome outcome(Operation operation, boolean marked) {
        Bytes key = operation.key();
        State before = alive(key);
        if (operation.isRead()) {
            return new Outcome.Found(before.isPresent() ? row(key) : Optional.empty());
        }
        Application application = new Application(before, steps.incrementAndGet(), wallClock());
        Outcome outcome = application.apply(operation, marked);
        states.put(key, application.state());
        if (!application.state().etag().equals(before.etag())) {
            onChange.accept(key, row(key).orElseThrow());
        }
        return outcome;
    }

    private State alive(Bytes key) {
        State state = states.getOrDefault(key, Application.NOTHING);
        return state.isExpired(wallClock()) ? Application.gone(state) : state;
    }

    /** As it is stored, expired or not. */
    Optional<Row> row(Bytes key) {
        return Optional.ofNullable(states.get(key)).map(state -> new Row(stamp(state), state));
    }

    private Stamp stamp(State state) {
        return new Stamp(Application.BALLOT, Math.max(steps.get(), state.etag().step()));
    }
}
