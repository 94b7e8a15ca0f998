package io.trivet.register.leader;

import io.trivet.cluster.WorkerSet;
import io.trivet.register.message.Answer.Stamped;
import io.trivet.register.message.Request;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Floor;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * Goes over all stored keys of a verified partition and finds those that have expired and the tombstones that are old
 * enough to be purged. Nothing else finds them: there is no index of either.
 */
final class Sweep {
    private final Leader leader;
    private boolean wantsNewBallot;
    private Optional<Future<Void>> members = Optional.empty();

    Sweep(Leader leader) {
        this.leader = leader;
    }

    /**
     * A tombstone can be purged only under a ballot above its own: if some were too young, prepares again at the end.
     */
    Future<Void> run() {
        wantsNewBallot = false;
        members = Optional.empty();
        return new Buckets(leader)
                .list(leader.self(), Request.Fetch.ALL_BUCKETS, Bytes.EMPTY, page -> Series.of(page.keys(), this::look))
                .compose(done -> wantsNewBallot && !leader.isHolding()
                        ? new Succession(leader).to(leader.config())
                        : Future.succeededFuture());
    }

    private Future<Void> look(Stamped stored) {
        if (stored.key().equals(Floor.KEY)) {
            return Future.succeededFuture();
        }
        if (!stored.tombstone()) {
            boolean expired = stored.expiresAt() <= leader.wallClock();
            return expired ? leader.keys().get(stored.key()).expire() : Future.succeededFuture();
        }
        long grace = leader.settings().times().horizons().purgeGrace();
        return stored.writtenAt() + grace <= leader.wallClock() ? purge(stored) : Future.succeededFuture();
    }

    private Future<Void> purge(Stamped tombstone) {
        boolean above = tombstone.stamp().ballot().isBelow(leader.ballot());
        boolean clean = !leader.sent().mayContain(tombstone.key());
        if (!leader.host().rules().mayPurge(above, clean)) {
            wantsNewBallot = true;
            return Future.succeededFuture();
        }
        // One that cannot be purged now, because a member is away or the key came back, is looked at the next time.
        return new Purging(leader, leader.keys().get(tombstone.key()), tombstone.stamp())
                .run()
                .otherwiseEmpty();
    }

    /** Asked once a sweep and outside of any key's turn: while a member is away nothing is purged. */
    private Future<Void> membersAnswer() {
        if (members.isEmpty()) {
            Claim claim = leader.claim();
            WorkerSet[] answered = {WorkerSet.empty()};
            Request confirm = new Request.Confirm(claim.partition(), claim.ballot());
            long limit = leader.settings().times().prepareLimit();
            members = Optional.of(Poll.of(claim, claim.members(), confirm, limit, (worker, answer) -> {
                answered[0] = answered[0].with(worker);
                return leader.host().rules().purgesOnQuorum()
                        ? claim.isQuorum(answered[0])
                        : answered[0].containsAll(claim.members());
            }));
        }
        return members.get();
    }
}
