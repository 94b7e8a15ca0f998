package io.trivet.register.leader;

import io.trivet.register.host.Rules;
import io.trivet.register.message.Outcome;
import io.trivet.register.message.Outcome.NotTaken;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Floor;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;

/**
 * One key at its leader: the queue in which everything that happens to it takes its turn.
 *
 * <pre>
 *   unknown --learn--> a quorum has no row ------------------------> known (absent)
 *                      the highest row is on a quorum -------------> known (row)
 *                      the highest row is on fewer: restamp it ----> known (row), once a quorum has it
 *   known   --fold---> changed: one step for all ------------------> known (row), then every caller is answered
 *                      unchanged: a confirmation ------------------> known, then every caller is answered
 *   known   --read---> a confirmation -----------------------------> known, then answered with what is known then
 *   known   --settle-> until the own acceptor holds exactly it ----> known and held: it may be forgotten
 *   known   --repair-> a member has less: push; more: restamp -----> known
 *   known   --purge--> every member has exactly this tombstone ----> known (absent)
 * </pre>
 *
 * A step once sent is finished before the next turn begins, whatever became of the operation that asked for it.
 */
final class KeyQueue {
    private final Leader leader;
    private final Bytes key;
    private final Turns turns;
    private final Knowledge knowledge;
    private final Arrivals waiting = new Arrivals();
    private List<Caller> begun = List.of();
    private boolean foldQueued;
    private boolean over;
    private int reading;

    KeyQueue(Leader leader, Bytes key) {
        this.leader = leader;
        this.key = key;
        this.turns = new Turns(leader, key);
        this.knowledge = new Knowledge(leader, key);
    }

    // ---------------------------------------------------------------- turns

    /** Does this when its turn has come; the key's next turn begins when the future completes. */
    <T> Future<T> inTurn(Supplier<Future<T>> work) {
        return turns.take(work);
    }

    /** Begins what waits, if the leader lets it. */
    void begin() {
        turns.begin();
    }

    boolean isIdle() {
        return turns.areIdle() && waiting.isEmpty() && reading == 0;
    }

    // ---------------------------------------------------------------- operations

    void perform(Caller caller) {
        if (caller.isRead()) {
            read(caller, leader.confirmed());
        } else {
            await(caller);
        }
    }

    /** A read rests on a confirmation asked for after it came. What it reads may be learned meanwhile. */
    private void read(Caller caller, Future<Void> confirmed) {
        if (!knowledge.isKnown() || knowledge.isExpired()) {
            await(caller.restingOn(confirmed));
            return;
        }
        reading++;
        confirmed.onComplete(result -> {
            reading--;
            answerRead(caller, result.succeeded());
        });
    }

    private void await(Caller caller) {
        if (over) {
            leader.intake().answer(caller, NotTaken.notLeader(leader.hint()));
        } else {
            waiting.add(caller);
            queueFold();
        }
    }

    private void answerRead(Caller caller, boolean confirmed) {
        if (over || !confirmed) {
            leader.intake().answer(caller, NotTaken.notLeader(leader.hint()));
        } else if (!knowledge.isKnown() || knowledge.isExpired()) {
            perform(caller);
        } else {
            leader.intake().answer(caller, knowledge.found());
        }
    }

    private void queueFold() {
        if (!foldQueued) {
            foldQueued = true;
            inTurn(this::fold);
        }
    }

    Future<Void> expire() {
        return inTurn(this::fold);
    }

    private Future<Void> fold() {
        foldQueued = false;
        return learned()
                .compose(known -> floor())
                .compose(this::decide)
                .onFailure(cause -> leader.resign("a fold failed: " + cause.getMessage()));
    }

    private Future<Void> decide(Floor floor) {
        begun = leader.intake().inTime(waiting.take(leader.settings().sizes().recentIds()));
        if (!waiting.isEmpty()) {
            queueFold();
        }
        Fold fold = leader.intake().fold(knowledge.stepBefore(), knowledge.state(floor));
        fold.expireIfDue();
        for (Caller caller : begun) {
            if (!caller.isRead()) {
                caller.decide(
                        fold.apply(caller.send().operation(), caller.send().marked()));
                answerAtOnce(caller, fold);
            }
        }
        if (!fold.changed()) {
            List<Caller> unchanged = begun;
            begun = List.of();
            unchanged.forEach(this::answerConfirmed);
            return Future.succeededFuture();
        }
        return step(fold.row(leader.intake()::isAnswered), "fold").map(chosen -> {
            begun.forEach(
                    caller -> leader.intake().answer(caller, caller.isRead() ? knowledge.found() : caller.decided()));
            begun = List.of();
            return null;
        });
    }

    /** What was not taken rests on nothing and is told at once; all else waits for the fold to be chosen. */
    private void answerAtOnce(Caller caller, Fold fold) {
        if (caller.decided() instanceof NotTaken refused) {
            leader.intake().answer(caller, refused);
        } else if (fold.changed() && caller.decided().isDecline() && !rules().declineWaitsForFold()) {
            answerConfirmed(caller);
        }
    }

    private void answerConfirmed(Caller caller) {
        if (caller.isRead()) {
            read(caller, caller.confirmed());
            return;
        }
        leader.confirmed()
                .onSuccess(yes -> leader.intake().answer(caller, caller.decided()))
                .onFailure(no -> leader.intake().answer(caller, NotTaken.notLeader(leader.hint())));
    }

    // ---------------------------------------------------------------- knowing

    /** In turn: makes the key known. */
    Future<Void> learned() {
        return knowledge.isKnown() ? Future.succeededFuture() : new Learning(leader, key).learn(this);
    }

    /** In turn: sends a new row until a quorum has it; then it is known. */
    Future<Void> step(Row next, String why) {
        return new Step(leader, this, next).send(why);
    }

    // ---------------------------------------------------------------- holding, repairing

    /** In turn: sees to it that the own acceptor holds exactly what is known. */
    Future<Void> settled() {
        return learned()
                .compose(known -> knowledge.isHeld() ? Future.succeededFuture() : new Settling(leader, this).settle());
    }

    /** In turn: answers an orphan, a row of a lower ballot above what is known, so that it can never be chosen. */
    Future<Void> bury(Row orphan) {
        boolean adopts = rules().adoptsOrphans();
        Row anew = adopts ? orphan : knowledge.row().orElse(orphan);
        if (knowledge.row().isPresent() || adopts) {
            return step(anew.under(leader.claim().ballot()), "restamp over an orphan");
        }
        return leader.floor().compose(floor -> {
            Stamp first = new Stamp(leader.claim().ballot(), 1);
            return step(
                    new Row(first, knowledge.state(floor).writtenAt(leader.wallClock())), "tombstone over an orphan");
        });
    }

    /** In turn: the key's floor, if the key is absent; a leader knows the floor before it touches an absent key. */
    private Future<Floor> floor() {
        return knowledge.row().isPresent() || key.equals(Floor.KEY)
                ? Future.succeededFuture(Floor.NONE)
                : leader.floor();
    }

    Bytes key() {
        return key;
    }

    Knowledge knowledge() {
        return knowledge;
    }

    private Rules rules() {
        return leader.host().rules();
    }

    /** The leadership is over: what was begun is unknown, what was not goes to the leader hinted at. */
    void end(int hint) {
        over = true;
        turns.end();
        begun.forEach(caller ->
                leader.intake().answer(caller, caller.isRead() ? NotTaken.notLeader(hint) : new Outcome.Unknown()));
        waiting.takeAll().forEach(caller -> leader.intake().answer(caller, NotTaken.notLeader(hint)));
    }
}
