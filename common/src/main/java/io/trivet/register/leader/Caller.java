package io.trivet.register.leader;

import io.trivet.register.message.Outcome;
import io.trivet.register.message.Perform;
import io.trivet.register.message.Performed;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** An operation at its leader, and whoever waits for its outcome. */
final class Caller {
    private static final Future<Void> NOT_ASKED = Future.failedFuture(LeadershipOver.OVER);

    private final Perform send;
    private final Promise<Performed> promise;
    private Future<Void> confirmed = NOT_ASKED;
    private Outcome decided = Outcome.NotTaken.because(Outcome.Reason.NOT_LEADER);

    Caller(Perform send, Promise<Performed> promise) {
        this.send = send;
        this.promise = promise;
    }

    Perform send() {
        return send;
    }

    boolean isRead() {
        return send.operation().isRead();
    }

    boolean isLate(long now) {
        return now > send.deadline();
    }

    Caller restingOn(Future<Void> itsConfirmation) {
        confirmed = itsConfirmation;
        return this;
    }

    /** Of the leadership, asked for after this read came. */
    Future<Void> confirmed() {
        return confirmed;
    }

    /** What is to be answered when what it rests on is chosen or confirmed. */
    void decide(Outcome outcome) {
        decided = outcome;
    }

    Outcome decided() {
        return decided;
    }

    /** Whether this was the first answer. */
    boolean answer(Outcome outcome, long newestIdTime) {
        return promise.tryComplete(new Performed(outcome, newestIdTime));
    }
}
