package io.trivet.register.leader;

import io.trivet.cluster.WorkerSet;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Request;
import io.vertx.core.Promise;

/** One leader's part in a roll call: that a quorum goes by its ballot. */
final class Vote {
    private static final LeadershipOver LIMIT = new LeadershipOver("too few members confirmed in time");

    private final Claim claim;
    private final Promise<Void> won;
    private WorkerSet confirmed = WorkerSet.empty();

    Vote(Claim claim, Promise<Void> won) {
        this.claim = claim;
        this.won = won;
    }

    Claim claim() {
        return claim;
    }

    /** The members that have not confirmed it yet. */
    WorkerSet missing() {
        return claim.members().minus(confirmed);
    }

    void heard(int worker, Request confirm, Answer answer) {
        if (!isOver() && claim.heard(worker, confirm, answer).succeeded()) {
            confirmed = confirmed.with(worker);
            if (claim.isQuorum(confirmed)) {
                won.tryComplete();
            }
        }
    }

    /** It lapses with the leadership in any case. */
    void lapseIf(boolean outOfTime) {
        if (claim.isOver()) {
            won.tryFail(LeadershipOver.OVER);
        } else if (outOfTime) {
            won.tryFail(LIMIT);
        }
    }

    boolean isOver() {
        return won.future().isComplete();
    }
}
