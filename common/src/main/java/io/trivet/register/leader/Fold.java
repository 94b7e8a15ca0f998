package io.trivet.register.leader;

import io.trivet.register.host.Rules;
import io.trivet.register.host.Settings;
import io.trivet.register.message.Outcome;
import io.trivet.register.row.Action;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Clock;
import io.trivet.register.row.Content;
import io.trivet.register.row.Operation;
import io.trivet.register.row.Recorded;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Reply.Kind;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.row.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Operations that wait on one key, applied in memory one after the other, so that the state they end in is replicated
 * once. Pure: what it makes is a row, and an outcome for each operation, which may be told when that row is chosen.
 */
final class Fold {
    private final Rules rules;
    private final Settings settings;
    private final long wallClock;
    private final Ballot ballot;
    private final long stepBefore;
    private final List<Recorded> added = new ArrayList<>();
    private State state;
    private int changes;

    Fold(Rules rules, Settings settings, long wallClock, Ballot ballot, long stepBefore, State state) {
        this.rules = rules;
        this.settings = settings;
        this.wallClock = wallClock;
        this.ballot = ballot;
        this.stepBefore = stepBefore;
        this.state = state;
    }

    /** The first step of every fold: an expired value is deleted before anything is said of it. */
    void expireIfDue() {
        if (state.isExpired(wallClock)) {
            write(Content.TOMBSTONE, 0, State.NEVER);
        }
    }

    /** Applies one operation to the state in memory. */
    Outcome apply(Operation operation, boolean marked) {
        if (rules.looksUp(marked)) {
            Optional<Recorded> earlier = find(operation);
            if (earlier.isPresent()) {
                return new Outcome.Done(repeat(earlier.get(), operation));
            }
            if (!operation.id().isAbove(state.recent().dropped())) {
                return Outcome.NotTaken.tooOld(state.recent().dropped());
            }
        }
        if (isTooFarAhead(operation)) {
            return Outcome.NotTaken.because(Outcome.Reason.FROM_THE_FUTURE);
        }
        Optional<Kind> refusal = operation.condition().refusal(state);
        return refusal.isPresent()
                ? decline(operation, marked, refusal.get())
                : act(operation, marked, operation.action());
    }

    private Optional<Recorded> find(Operation operation) {
        for (Recorded recorded : added) {
            if (recorded.id().equals(operation.id())) {
                return Optional.of(recorded);
            }
        }
        return state.recent().find(operation.id());
    }

    private Reply repeat(Recorded earlier, Operation operation) {
        return earlier.fingerprint() == operation.fingerprint() ? earlier.reply() : reply(Kind.ANOTHER_REQUEST, 0);
    }

    private boolean isTooFarAhead(Operation operation) {
        long most = operation.id().time() - settings.times().horizons().idsAhead();
        return most > wallClock && most > state.recent().newest().time();
    }

    private Outcome act(Operation operation, boolean marked, Action action) {
        if (action instanceof Action.Put put) {
            Kind kind = state.isPresent() ? Kind.REPLACED : Kind.CREATED;
            write(new Content.Value(put.value(), put.type()), state.version() + 1, expiry(put.ttl()));
            return record(operation, reply(kind, 0));
        }
        if (action instanceof Action.Increment increment) {
            return increment(operation, marked, increment.by());
        }
        if (!state.isPresent()) {
            return decline(operation, marked, Kind.ABSENT);
        }
        if (action instanceof Action.Touch touch) {
            change(state.content(), state.etag(), state.version() + 1, expiry(touch.ttl()));
            return record(operation, reply(Kind.TOUCHED, 0));
        }
        write(Content.TOMBSTONE, 0, State.NEVER);
        return record(operation, reply(Kind.DELETED, 0));
    }

    private Outcome increment(Operation operation, boolean marked, long by) {
        long sum;
        String type = "text/plain";
        try {
            long before = 0;
            if (state.content() instanceof Content.Value value) {
                before = decimal(value.bytes());
                type = value.type();
            }
            sum = Math.addExact(before, by);
        } catch (NumberFormatException | ArithmeticException notANumber) {
            return decline(operation, marked, Kind.NOT_A_NUMBER);
        }
        Kind kind = state.isPresent() ? Kind.REPLACED : Kind.CREATED;
        write(new Content.Value(Bytes.utf8(Long.toString(sum)), type), state.version() + 1, state.expiresAt());
        return record(operation, reply(kind, sum));
    }

    /** Digits of ASCII with an optional sign: what Java takes for a digit besides is no number to others. */
    private static long decimal(Bytes bytes) {
        for (byte each : bytes.array()) {
            if (each < '0' && each != '-' && each != '+' || each > '9') {
                throw new NumberFormatException("not a decimal number");
            }
        }
        return Long.parseLong(bytes.text());
    }

    private Outcome decline(Operation operation, boolean marked, Kind kind) {
        Reply reply = reply(kind, 0);
        if (!rules.recordsDecline(marked)) {
            return new Outcome.Done(reply);
        }
        changes++;
        state = with(state.content(), state.etag(), rules.versionAfterDecline(state.version()), state.expiresAt());
        return record(operation, reply);
    }

    private Outcome record(Operation operation, Reply reply) {
        added.add(new Recorded(operation.id(), operation.fingerprint(), operation.gateway(), reply));
        return new Outcome.Done(reply);
    }

    private Reply reply(Kind kind, long number) {
        return new Reply(kind, state.isPresent() ? state.etag() : Stamp.NONE, state.version(), number);
    }

    private void write(Content content, long version, long expiresAt) {
        long step = rules.stepOfWrite(stepBefore, changes + 1);
        change(content, new Stamp(ballot, step), version, expiresAt);
    }

    private void change(Content content, Stamp etag, long version, long expiresAt) {
        changes++;
        State moved = with(content, etag, version, expiresAt);
        Clock clock = moved.clock().tick(Clock.LOCAL);
        state = new State(content, etag, version, expiresAt, wallClock, clock, moved.recent());
    }

    private State with(Content content, Stamp etag, long version, long expiresAt) {
        return new State(content, etag, version, expiresAt, state.writtenAt(), state.clock(), state.recent());
    }

    private long expiry(long ttl) {
        return ttl == Action.FOREVER ? State.NEVER : wallClock + ttl;
    }

    boolean changed() {
        return changes > 0;
    }

    /** The row to be replicated. */
    Row row(Predicate<Recorded> answered) {
        long horizon = wallClock - settings.times().horizons().retry();
        int most = settings.sizes().recentIds();
        State end = state;
        return new Row(
                new Stamp(ballot, rules.stepOfWrite(stepBefore, changes)),
                new State(
                        end.content(),
                        end.etag(),
                        end.version(),
                        end.expiresAt(),
                        end.writtenAt(),
                        end.clock(),
                        end.recent().with(added, most, horizon, answered)));
    }
}
