package io.trivet.register.leader;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Has a quorum say whether it still goes by this ballot. Whoever wants to know before the next roll call shares it;
 * nobody shares one that was begun before he came.
 */
final class Confirmations {
    private final Leader leader;
    private final Set<Promise<Void>> underWay = new LinkedHashSet<>();
    private Promise<Void> next = Promise.promise();
    private boolean wanted;

    Confirmations(Leader leader) {
        this.leader = leader;
    }

    /** Completes when a quorum, asked after this call, has confirmed the ballot. */
    Future<Void> confirmed() {
        if (!leader.host().rules().needsConfirmation()) {
            return Future.succeededFuture();
        }
        if (leader.host().rules().joinsConfirmationUnderWay() && !underWay.isEmpty()) {
            return underWay.iterator().next().future();
        }
        if (!wanted) {
            wanted = true;
            leader.lane().rollCalls().join(this);
        }
        return next.future();
    }

    /** After a hold: those who came meanwhile were left out. */
    void resume() {
        if (wanted) {
            leader.lane().rollCalls().join(this);
        }
    }

    /** The part of this leader in a roll call that begins now; none if it is over, or holds still. */
    Optional<Vote> vote() {
        if (!wanted || leader.isHolding()) {
            return Optional.empty();
        }
        Promise<Void> asked = next;
        wanted = false;
        next = Promise.promise();
        underWay.add(asked);
        asked.future().onComplete(result -> {
            underWay.remove(asked);
            leader.stillness().tell();
        });
        return Optional.of(new Vote(leader.claim(), asked));
    }

    boolean isIdle() {
        return underWay.isEmpty();
    }

    /** Whoever waits gets no confirmation. */
    void fail() {
        LeadershipOver over = LeadershipOver.OVER;
        List<Promise<Void>> all = new ArrayList<>(underWay);
        all.add(next);
        wanted = false;
        next = Promise.promise();
        all.forEach(asked -> asked.tryFail(over));
    }
}
