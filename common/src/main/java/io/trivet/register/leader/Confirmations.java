package io.trivet.register.leader;

import io.trivet.cluster.WorkerSet;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Asks a quorum whether it still goes by this ballot. Whoever wants to know in the same turn of the event loop shares
 * one question; nobody shares a question that was asked before he came.
 */
final class Confirmations {
    private final Leader leader;
    private final Quickest quickest;
    private final Set<Promise<Void>> underWay = new LinkedHashSet<>();
    private Promise<Void> next = Promise.promise();
    private boolean scheduled;

    Confirmations(Leader leader) {
        this.leader = leader;
        this.quickest = new Quickest(leader);
    }

    /** Completes when a quorum, asked after this call, has confirmed the ballot. */
    Future<Void> confirmed() {
        if (!leader.host().rules().needsConfirmation()) {
            return Future.succeededFuture();
        }
        if (leader.host().rules().joinsConfirmationUnderWay() && !underWay.isEmpty()) {
            return underWay.iterator().next().future();
        }
        if (!scheduled) {
            scheduled = true;
            leader.host().timing().endOfTurn(this::ask);
        }
        return next.future();
    }

    /** Asks for those who wait, unless the leader holds still: then {@link Leader#resume} asks. */
    void ask() {
        if (!scheduled || leader.isHolding()) {
            return;
        }
        Promise<Void> asked = next;
        scheduled = false;
        next = Promise.promise();
        if (asked.future().isComplete()) {
            return;
        }
        underWay.add(asked);
        byQuorum(leader.claim()).onComplete(result -> {
            underWay.remove(asked);
            if (result.succeeded()) {
                asked.tryComplete();
            } else {
                asked.tryFail(result.cause());
            }
            leader.stillness().tell();
        });
    }

    private Future<Void> byQuorum(Claim claim) {
        WorkerSet few = quickest.few(claim);
        long limit = leader.settings().times().stepLimit();
        return Poll.fewFirst(claim, few, claim.confirm(), limit, claim::isQuorum)
                .onSuccess(answered -> quickest.wereSlow(few.minus(answered)))
                .mapEmpty();
    }

    boolean isIdle() {
        return underWay.isEmpty();
    }

    /** Whoever waits gets no confirmation. */
    void fail() {
        LeadershipOver over = new LeadershipOver("the leadership is over");
        List<Promise<Void>> all = new ArrayList<>(underWay);
        all.add(next);
        underWay.clear();
        next = Promise.promise();
        all.forEach(asked -> asked.tryFail(over));
    }
}
