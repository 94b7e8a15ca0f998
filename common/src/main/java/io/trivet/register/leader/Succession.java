package io.trivet.register.leader;

import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.row.Ballot;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.Optional;

/**
 * A leader that prepares again, for a new config or to purge. It holds still, prepares, and keeps what it knows if
 * every member of a quorum, itself among them, had promised its former ballot last: a ballot in between would have
 * needed a promise from one of them.
 */
final class Succession {
    private final Leader leader;

    Succession(Leader leader) {
        this.leader = leader;
    }

    /** Completes when it leads under a new ballot; fails when it goes on under the old one, or not at all. */
    Future<Void> to(PartitionConfig config) {
        if (leader.isOver() || leader.isHolding()) {
            return Future.failedFuture(new LeadershipOver("not leading now"));
        }
        Promise<Void> quiet = Promise.promise();
        leader.hold(quiet::tryComplete);
        leader.host().timing().after(leader.settings().times().prepareLimit(), () -> {
            if (quiet.tryFail("steps under way did not end in time")) {
                leader.resume();
            }
        });
        return quiet.future().compose(still -> prepare(config));
    }

    private Future<Void> prepare(PartitionConfig config) {
        if (leader.isOver()) {
            return Future.failedFuture(LeadershipOver.OVER);
        }
        Optional<Ballot> ballot = leader.ballots().next(config);
        if (ballot.isEmpty()) {
            leader.host().watcher().roundsRunOut(leader.claim().partition());
            leader.resume();
            return Future.failedFuture(new LeadershipOver("the rounds of the epoch have run out"));
        }
        Ballot former = leader.claim().ballot();
        Claim claim = leader.reclaim(config, ballot.get());
        return Preparation.of(claim)
                .onFailure(cause -> leader.resign("could not prepare again: " + cause.getMessage()))
                .map(promises -> {
                    succeed(claim, former, promises);
                    return null;
                });
    }

    private void succeed(Claim claim, Ballot former, Map<Integer, Ballot> promises) {
        if (claim.isOver()) {
            return;
        }
        WorkerSet unbroken = WorkerSet.empty();
        for (Map.Entry<Integer, Ballot> promise : promises.entrySet()) {
            unbroken = promise.getValue().equals(former) ? unbroken.with(promise.getKey()) : unbroken;
        }
        boolean own =
                !leader.host().hasAcceptor() || unbroken.contains(leader.host().self());
        // A leader that joins by this config has just wiped its own rows, which it may have trusted.
        boolean wiped =
                claim.config().joins(leader.host().self()) && claim.config().epoch() > former.epoch();
        boolean kept = leader.host().rules().keepsKnowledge(own && !wiped && claim.isQuorum(unbroken));
        if (!kept) {
            leader.forget();
        }
        leader.host().watcher().succeeds(claim.partition(), former, claim.ballot(), kept);
        leader.host().watcher().leads(claim.partition(), claim.ballot(), claim.config());
        leader.resume();
    }
}
