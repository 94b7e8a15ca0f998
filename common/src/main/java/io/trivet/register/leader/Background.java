package io.trivet.register.leader;

import io.trivet.register.row.Bytes;
import io.trivet.register.row.Stamp;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a leader does besides serving: one thing at a time, and again and again until it leads no more. */
final class Background {
    private final Leader leader;
    private final Filling filling;
    private final Upkeep upkeep;
    private int passes;
    private int scheduled;
    private boolean working;

    Background(Leader leader) {
        this.leader = leader;
        this.filling = new Filling(leader);
        this.upkeep = new Upkeep(leader);
    }

    /** The next pass comes at once: there is something that others wait for. */
    void soon() {
        if (!working) {
            after(1);
        }
    }

    /** In place of the pass that was to come. */
    private void after(long millis) {
        int turn = ++scheduled;
        leader.host().timing().after(millis, () -> {
            if (turn == scheduled && !leader.isOver()) {
                pass();
            }
        });
    }

    private void pass() {
        working = true;
        long pause = leader.host().jittered(leader.settings().times().passes().pause());
        // A pass that fails is tried again: nothing of it is lost, and the leadership has an end of its own.
        work().onComplete(result -> {
            working = false;
            after(result.succeeded() && isAwaited() ? 1 : Math.max(1, pause));
        });
    }

    /** A change of replicas waits for its joiners to be filled, and that for the verification. */
    private boolean isAwaited() {
        boolean mayFill = leader.isVerified() || !leader.host().hasAcceptor();
        return mayFill && filling.isDue() && !leader.isHolding();
    }

    private Future<Void> work() {
        if (leader.isHolding()) {
            return Future.succeededFuture();
        }
        if (!leader.isVerified() && leader.host().hasAcceptor()) {
            return new Verification(leader).run();
        }
        if (filling.isDue()) {
            return filling.run();
        }
        if (leader.keys().isFull()) {
            return Series.of(leader.keys().unheld(), queue -> queue.inTurn(queue::settled));
        }
        passes++;
        // A step that began under a former config notes whom it missed when it ends.
        leader.behind().keepOnly(leader.claim().members());
        // One that stays away, and is behind for as long, keeps nobody else from being seen to.
        return repairBehind().compose(done -> leader.host().hasAcceptor() ? upkeep.run() : repairAll());
    }

    /** A proposer without an acceptor keeps its one row in memory, and sees to it that every member has it. */
    private Future<Void> repairAll() {
        Repair repair = new Repair(
                leader,
                leader.claim().members().get(passes % leader.claim().members().size()));
        return repair.probe().compose(answers -> Series.of(leader.keys().all(), queue -> repair.repair(queue.key())));
    }

    private Future<Void> repairBehind() {
        return Series.of(leader.behind().workers(), this::repairBehind);
    }

    /** What cannot be done now is left for a later pass. */
    private Future<Void> repairBehind(int worker) {
        Repair repair = new Repair(leader, worker);
        return repair.probe()
                .compose(answers -> repairNoted(repair, worker))
                .compose(done -> repairMore(worker))
                .otherwiseEmpty();
    }

    private Future<Void> repairNoted(Repair repair, int worker) {
        Map<Bytes, Stamp> left = new LinkedHashMap<>(leader.behind().take(worker));
        return Series.together(
                        List.copyOf(left.keySet()), key -> repair.repair(key).onSuccess(done -> left.remove(key)))
                .onFailure(cause -> left.forEach((key, stamp) -> leader.behind().note(worker, key, stamp)));
    }

    private Future<Void> repairMore(int worker) {
        return leader.behind().takeMore(worker) ? new Comparison(leader, worker).run() : Future.succeededFuture();
    }
}
