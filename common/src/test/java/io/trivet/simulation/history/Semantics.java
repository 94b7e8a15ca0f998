package io.trivet.simulation.history;

import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Clock;
import io.trivet.register.row.Condition;
import io.trivet.register.row.Content;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Recent;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Reply.Kind;
import io.trivet.register.row.State;
import java.util.Optional;
import java.util.OptionalLong;

/** What an operation does to a key, and what must be answered. */
record Semantics(Values values, Etags etags) {
    private static final Content SOMETHING = new Content.Value(Bytes.EMPTY, "");

    /** The state after an answered call, if the answer is the one that this state calls for. */
    Optional<Model> answered(Model state, Op op) {
        if (!op.admits(state) || isOver(state, op)) {
            return Optional.empty();
        }
        if (op.call().result() instanceof Result.Wrote wrote) {
            return wrote(state, op, wrote.reply());
        }
        return op.value() == state.value() ? Optional.of(state) : Optional.empty();
    }

    private Optional<Model> wrote(Model state, Op op, Reply reply) {
        Kind kind = kind(state, op);
        if (kind != reply.kind()) {
            return Optional.empty();
        }
        Model next = kind.isDecline() ? state : after(state, op, op.etag());
        boolean counted = !kind.isDecline() && op.call().action() instanceof Action.Increment;
        boolean fits = next.version() == reply.version()
                && next.etag() == op.etag()
                && (counted ? values.decimal(next.value()) : OptionalLong.of(0))
                        .equals(OptionalLong.of(reply.number()));
        return fits ? Optional.of(next) : Optional.empty();
    }

    /** The state after a call of unknown outcome that took effect; empty if it would have been declined. */
    Optional<Model> unanswered(Model state, Op op, int etag) {
        return isOver(state, op) || kind(state, op).isDecline()
                ? Optional.empty()
                : Optional.of(after(state, op, etag));
    }

    /** Whoever comes after the end of a value's time to live must find the key absent. */
    private static boolean isOver(Model state, Op op) {
        return op.call().invoked() > state.latest();
    }

    private Kind kind(Model state, Op op) {
        Condition condition = op.call().condition();
        Optional<Kind> refusal =
                condition.equals(Condition.NONE) ? Optional.empty() : condition.refusal(asState(state));
        return refusal.orElseGet(() -> unconditionally(state, op.call().action()));
    }

    private Kind unconditionally(Model state, Action action) {
        boolean present = state.isPresent();
        if (action instanceof Action.Delete) {
            return present ? Kind.DELETED : Kind.ABSENT;
        }
        if (action instanceof Action.Touch) {
            return present ? Kind.TOUCHED : Kind.ABSENT;
        }
        boolean possible = !(action instanceof Action.Increment increment) || sum(state, increment.by()) != Values.NONE;
        return !possible ? Kind.NOT_A_NUMBER : present ? Kind.REPLACED : Kind.CREATED;
    }

    private Model after(Model state, Op op, int etag) {
        Action action = op.call().action();
        if (action instanceof Action.Put) {
            return state.put(op.value(), etag, op.earliest(), op.latest());
        }
        if (action instanceof Action.Increment increment) {
            return state.incremented(sum(state, increment.by()), etag);
        }
        return action instanceof Action.Touch ? state.touched(op.earliest(), op.latest()) : Model.ABSENT;
    }

    /** The value that it is counted up to, if it can be counted. */
    private int sum(Model state, long by) {
        if (state.value() == Values.UNSEEN_NUMBER) {
            return Values.UNSEEN_NUMBER;
        }
        OptionalLong old = state.isPresent() ? values.decimal(state.value()) : OptionalLong.of(0);
        try {
            return old.isPresent() ? values.ofDecimal(Math.addExact(old.getAsLong(), by)) : Values.NONE;
        } catch (ArithmeticException overflow) {
            return Values.NONE;
        }
    }

    private State asState(Model state) {
        if (!state.isPresent()) {
            return State.absent(Clock.NONE, OperationId.NONE);
        }
        return new State(
                SOMETHING, etags.stamp(state.etag()), state.version(), State.NEVER, 0, Clock.NONE, Recent.NONE);
    }
}
