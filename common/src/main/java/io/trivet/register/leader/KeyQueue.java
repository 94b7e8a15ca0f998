package io.trivet.register.leader;

import io.trivet.register.host.Rules;
import io.trivet.register.message.Outcome;
import io.trivet.register.message.Outcome.Found;
import io.trivet.register.message.Outcome.NotTaken;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Floor;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.row.State;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One key at its leader: what is known of it, and the queue in which everything that happens to it takes its turn.
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
    private final Arrivals waiting = new Arrivals();
    private List<Caller> begun = List.of();
    private boolean foldQueued;
    private boolean over;
    private int reading;
    private boolean known;
    private Optional<Row> row = Optional.empty();
    private boolean held;

    KeyQueue(Leader leader, Bytes key) {
        this.leader = leader;
        this.key = key;
        this.turns = new Turns(leader, key);
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
        if (!known || isExpired()) {
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
        } else if (!known || isExpired()) {
            perform(caller);
        } else {
            leader.intake().answer(caller, found());
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
                .compose(knownNow -> floor())
                .compose(this::decide)
                .onFailure(cause -> leader.resign("a fold failed: " + cause.getMessage()));
    }

    private Future<Void> decide(Floor floor) {
        begun = leader.intake().inTime(waiting.take(leader.settings().sizes().recentIds()));
        if (!waiting.isEmpty()) {
            queueFold();
        }
        Fold fold = leader.intake().fold(stepBefore(), state(floor));
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
            begun.forEach(caller -> leader.intake().answer(caller, caller.isRead() ? found() : caller.decided()));
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
        return known ? Future.succeededFuture() : new Learning(leader, key).learn(this);
    }

    void know(Optional<Row> found, boolean heldByOwn) {
        knowAgain(found, heldByOwn);
        leader.host().watcher().knows(leader.claim().partition(), leader.ballot(), key, found);
        found.ifPresent(r -> leader.intake().noteId(r.state().recent().newest()));
    }

    void knowAgain(Optional<Row> found, boolean heldByOwn) {
        known = true;
        long before = bytes();
        row = found;
        leader.keys().grew(bytes() - before);
        held = heldByOwn;
    }

    /** In turn: sends a new row until a quorum has it; then it is known. */
    Future<Void> step(Row next, String why) {
        return new Step(leader, this, next).send(why);
    }

    // ---------------------------------------------------------------- holding, repairing

    /** In turn: sees to it that the own acceptor holds exactly what is known. */
    Future<Void> settled() {
        return learned().compose(knownNow -> held ? Future.succeededFuture() : new Settling(leader, this).settle());
    }

    void heldNow() {
        held = true;
    }

    /** In turn: answers an orphan, a row of a lower ballot above what is known, so that it can never be chosen. */
    Future<Void> bury(Row orphan) {
        Row anew = rules().adoptsOrphans() ? orphan : row.orElse(orphan);
        if (row.isPresent() || rules().adoptsOrphans()) {
            return step(anew.under(leader.claim().ballot()), "restamp over an orphan");
        }
        return leader.floor().compose(floor -> {
            Stamp first = new Stamp(leader.claim().ballot(), 1);
            return step(new Row(first, state(floor).writtenAt(leader.wallClock())), "tombstone over an orphan");
        });
    }

    /** In turn: every member has forgotten the row, or will when it hears of it. */
    void purged() {
        know(Optional.empty(), false);
    }

    /** The own acceptor has forgotten the row. */
    void ownPurged() {
        held |= known && row.isEmpty();
    }

    /** The own acceptor said what became of a row of this key. */
    void ownAnswered(Row answered, boolean stored) {
        boolean same = known && row.map(Row::stamp).equals(Optional.of(answered.stamp()));
        held |= same && stored;
    }

    /** In turn: the key's floor, if the key is absent; a leader knows the floor before it touches an absent key. */
    private Future<Floor> floor() {
        return row.isPresent() || key.equals(Floor.KEY) ? Future.succeededFuture(Floor.NONE) : leader.floor();
    }

    State state(Floor floor) {
        return row.map(this::shown).orElseGet(() -> (rules().inheritsFloor() ? floor : Floor.NONE).absent());
    }

    long stepBefore() {
        return row.map(r -> r.stamp().step()).orElse(0L);
    }

    private boolean isExpired() {
        return row.filter(r -> r.state().isExpired(leader.wallClock())).isPresent();
    }

    private Found found() {
        return new Found(row.filter(r -> !r.isTombstone()).map(r -> new Row(r.stamp(), shown(r).forgetful())));
    }

    private State shown(Row shown) {
        return shown.state().withEtag(rules().etag(shown));
    }

    Optional<Row> row() {
        return row;
    }

    long bytes() {
        return row.map(known -> known.state().content().length()).orElse(0);
    }

    Bytes key() {
        return key;
    }

    boolean isKnown() {
        return known;
    }

    boolean isHeld() {
        return known && held;
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
