package io.trivet.rest;

import io.trivet.register.message.Outcome;
import io.trivet.register.row.Action;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Clock;
import io.trivet.register.row.Content;
import io.trivet.register.row.Operation;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Recorded;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Reply.Kind;
import io.trivet.register.row.Stamp;
import io.trivet.register.row.State;
import java.util.List;
import java.util.Optional;

/** One operation on one key, by the rules of the store. */
final class Application {
    static final Ballot BALLOT = Ballot.of(1, 1, 0);
    static final State NOTHING = State.absent(Clock.NONE, OperationId.NONE);
    private static final int MOST_IDS = 128;

    private final long step;
    private final long wallClock;
    private State state;

    Application(State before, long step, long wallClock) {
        this.state = before;
        this.step = step;
        this.wallClock = wallClock;
    }

    static State gone(State expired) {
        return new State(Content.TOMBSTONE, Stamp.NONE, 0, State.NEVER, 0, expired.clock(), expired.recent());
    }

    State state() {
        return state;
    }

    Outcome apply(Operation operation, boolean marked) {
        Optional<Recorded> earlier = state.recent().find(operation.id());
        if (earlier.isPresent()) {
            boolean same = earlier.get().fingerprint() == operation.fingerprint();
            return new Outcome.Done(same ? earlier.get().reply() : reply(Kind.ANOTHER_REQUEST, 0));
        }
        Optional<Kind> refusal = operation.condition().refusal(state);
        Reply reply = refusal.isPresent() ? reply(refusal.get(), 0) : act(operation.action());
        if (!reply.isDecline() || marked) {
            record(operation, reply);
        }
        return new Outcome.Done(reply);
    }

    private Reply act(Action action) {
        Kind stored = state.isPresent() ? Kind.REPLACED : Kind.CREATED;
        if (action instanceof Action.Put put) {
            long expiry = put.ttl() == Action.FOREVER ? State.NEVER : wallClock + put.ttl();
            change(new Content.Value(put.value(), put.type()), true, expiry);
            return reply(stored, 0);
        }
        if (action instanceof Action.Increment increment) {
            return increment(increment.by(), stored);
        }
        if (!state.isPresent()) {
            return reply(Kind.ABSENT, 0);
        }
        if (action instanceof Action.Touch touch) {
            change(state.content(), false, wallClock + touch.ttl());
            return reply(Kind.TOUCHED, 0);
        }
        change(Content.TOMBSTONE, true, State.NEVER);
        return reply(Kind.DELETED, 0);
    }

    private Reply increment(long by, Kind kind) {
        try {
            long before = state.content() instanceof Content.Value value
                    ? Long.parseLong(value.bytes().text())
                    : 0;
            long sum = Math.addExact(before, by);
            change(new Content.Value(Bytes.utf8(Long.toString(sum)), "text/plain"), true, state.expiresAt());
            return reply(kind, sum);
        } catch (NumberFormatException | ArithmeticException notANumber) {
            return reply(Kind.NOT_A_NUMBER, 0);
        }
    }

    private void change(Content content, boolean written, long expiresAt) {
        Stamp etag = written ? new Stamp(BALLOT, step) : state.etag();
        long version = content.isValue() ? state.version() + 1 : 0;
        Clock clock = state.clock().tick(Clock.LOCAL);
        state = new State(content, etag, version, expiresAt, wallClock, clock, state.recent());
    }

    private void record(Operation operation, Reply reply) {
        Recorded recorded = new Recorded(operation.id(), operation.fingerprint(), operation.gateway(), reply);
        state = new State(
                state.content(),
                state.etag(),
                state.version(),
                state.expiresAt(),
                state.writtenAt(),
                state.clock(),
                state.recent().with(List.of(recorded), MOST_IDS, 0, each -> false));
    }

    private Reply reply(Kind kind, long number) {
        return new Reply(kind, state.isPresent() ? state.etag() : Stamp.NONE, state.version(), number);
    }
}
