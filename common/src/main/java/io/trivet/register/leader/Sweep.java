package io.trivet.register.leader;

import io.trivet.register.message.Answer.Stamped;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Floor;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes over all stored keys of a verified partition and finds those that have expired and the tombstones that are old
 * enough to be purged. Nothing else finds them: there is no index of either.
 */
final class Sweep {
    private static final int MOST = 1_000;

    private final Leader leader;
    private final List<Stamped> tooYoung = new ArrayList<>();
    private Optional<Future<Void>> members = Optional.empty();
    private long mayPrepareAt;

    Sweep(Leader leader) {
        this.leader = leader;
    }

    Future<Void> run() {
        tooYoung.clear();
        members = Optional.empty();
        return new Pages(leader)
                .each(leader.host().self(), Bytes.EMPTY, page -> Series.of(page.keys(), this::look))
                .compose(done -> mayPrepare() ? prepareAndPurge() : Future.succeededFuture());
    }

    private Future<Void> look(Stamped stored) {
        if (stored.key().equals(Floor.KEY)) {
            return Future.succeededFuture();
        }
        if (!stored.tombstone()) {
            boolean expired = stored.expiresAt() <= leader.wallClock();
            return expired ? leader.keys().get(stored.key()).expire() : Future.succeededFuture();
        }
        return stored.writtenAt() + grace() <= leader.wallClock() ? purge(stored) : Future.succeededFuture();
    }

    private long grace() {
        return leader.settings().times().horizons().purgeGrace();
    }

    private Future<Void> purge(Stamped tombstone) {
        if (!Purging.isAllowed(leader, tombstone.key(), tombstone.stamp())) {
            if (tooYoung.size() < MOST) {
                tooYoung.add(tombstone);
            }
            return Future.succeededFuture();
        }
        // One that cannot be purged now, because a member is away or the key came back, is looked at the next time.
        return membersAnswer()
                .compose(all -> new Purging(leader, leader.keys().get(tombstone.key()), tombstone.stamp()).run())
                .otherwiseEmpty();
    }

    /** Not during a change, which prepares often enough by itself; and not again before there can be much to purge. */
    private boolean mayPrepare() {
        return !tooYoung.isEmpty() && !leader.config().isJoint() && !leader.isHolding() && leader.now() >= mayPrepareAt;
    }

    /**
     * A tombstone can be purged only under a ballot above its own, under which nothing else of its key was sent: so at
     * once after a new one.
     */
    private Future<Void> prepareAndPurge() {
        mayPrepareAt = leader.now() + grace() / 4;
        List<Stamped> tombstones = List.copyOf(tooYoung);
        return new Succession(leader).to(leader.config()).compose(prepared -> Series.of(tombstones, this::purge));
    }

    /** Asked once a sweep and outside of any key's turn: while a member is away nothing is purged. */
    private Future<Void> membersAnswer() {
        if (members.isEmpty()) {
            Claim claim = leader.claim();
            long limit = leader.settings().times().prepareLimit();
            members = Optional.of(Poll.until(
                    claim, claim.members(), claim.confirm(), limit, answered -> Purging.isEnough(leader, answered)));
        }
        return members.get();
    }
}
