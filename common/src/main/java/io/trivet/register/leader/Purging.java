package io.trivet.register.leader;

import io.trivet.cluster.WorkerSet;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Request;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Floor;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes every member forget a tombstone, in the key's turn:
 *
 * <ol>
 *   <li>the tombstone's ballot is below the leader's, and under the leader's nothing else of the key was sent;
 *   <li>every member, not a quorum, promised the leader's ballot and holds exactly this stamp, read after the last
 *       push;
 *   <li>the row's ids and clock go into the floor, through the protocol;
 *   <li>then each member is told to forget it. One that does not hear of it holds an orphan, which is buried again.
 * </ol>
 */
final class Purging {
    private final Leader leader;
    private final Claim claim;
    private final KeyQueue queue;
    private final Knowledge knowledge;
    private final Stamp stamp;

    Purging(Leader leader, KeyQueue queue, Stamp stamp) {
        this.leader = leader;
        this.claim = leader.claim();
        this.queue = queue;
        this.knowledge = queue.knowledge();
        this.stamp = stamp;
    }

    Future<Void> run() {
        return queue.inTurn(() -> queue.learned()
                .compose(known -> isStillIt() ? gather(true) : notNow("the key has come back"))
                .compose(all -> raiseFloor(knowledge.row().orElseThrow()))
                .compose(raised -> purge()));
    }

    private boolean isStillIt() {
        boolean same = knowledge
                .row()
                .filter(row -> row.isTombstone() && row.stamp().equals(stamp))
                .isPresent();
        return same && !claim.isOver() && isAllowed(leader, queue.key(), stamp);
    }

    private static Future<Void> notNow(String why) {
        return Future.failedFuture(new LeadershipOver(why));
    }

    private Future<Void> gather(boolean push) {
        Map<Integer, Optional<Row>> answers = new TreeMap<>();
        Request read = claim.read(queue.key());
        long limit = leader.settings().times().askLimit();
        return Poll.of(claim, claim.members(), read, limit, (worker, answer) -> {
                    answers.put(worker, ((Answer.Rows) answer).rows().get(0));
                    return isEnough(leader, WorkerSet.ofAll(answers.keySet()));
                })
                .compose(all -> agree(answers, push));
    }

    /** Every member has to have answered, not a quorum. */
    static boolean isEnough(Leader leader, WorkerSet answered) {
        Claim claim = leader.claim();
        return leader.host().rules().purgesOnQuorum()
                ? claim.isQuorum(answered)
                : answered.containsAll(claim.members());
    }

    /** Whether the rules allow it under this ballot. */
    static boolean isAllowed(Leader leader, Bytes key, Stamp tombstone) {
        boolean above = tombstone.ballot().isBelow(leader.ballot());
        boolean clean = !leader.sent().mayContain(key);
        return leader.host().rules().mayPurge(above, clean);
    }

    /** Those that hold less get the tombstone, as it is, and are then read again. */
    private Future<Void> agree(Map<Integer, Optional<Row>> answers, boolean push) {
        WorkerSet less = WorkerSet.empty();
        for (Map.Entry<Integer, Optional<Row>> answer : answers.entrySet()) {
            Optional<Stamp> held = answer.getValue().map(Row::stamp);
            if (held.isPresent() && held.get().isAbove(stamp)) {
                return notNow("a member holds more than the tombstone");
            }
            less = held.equals(Optional.of(stamp)) ? less : less.with(answer.getKey());
        }
        if (less.isEmpty()) {
            return Future.succeededFuture();
        }
        return push ? bring(less).compose(done -> gather(false)) : notNow("a member does not take the tombstone");
    }

    private Future<Void> bring(WorkerSet workers) {
        Request accept = claim.accept(queue.key(), knowledge.row().orElseThrow());
        long limit = leader.settings().times().askLimit();
        return Poll.until(claim, workers, accept, limit, answered -> answered.containsAll(workers));
    }

    private Future<Void> raiseFloor(Row tombstone) {
        if (!leader.host().rules().raisesFloor()) {
            return Future.succeededFuture();
        }
        KeyQueue floor = leader.keys().get(Floor.KEY);
        return floor.inTurn(() -> floor.learned().compose(known -> {
            Optional<Row> before = floor.knowledge().row();
            Floor present = Floor.of(before);
            Floor raised = present.covering(tombstone);
            if (raised.equals(present)) {
                return Future.succeededFuture();
            }
            long step = before.map(row -> row.stamp().step()).orElse(0L) + 1;
            Stamp next = new Stamp(leader.claim().ballot(), step);
            return floor.step(new Row(next, raised.state(leader.wallClock())), "floor");
        }));
    }

    private Future<Void> purge() {
        if (claim.isOver()) {
            return notNow("the leadership is over");
        }
        leader.host()
                .watcher()
                .purges(
                        claim.partition(),
                        claim.ballot(),
                        queue.key(),
                        knowledge.row().orElseThrow());
        knowledge.purged();
        Request purge = new Request.Purge(claim.partition(), claim.ballot(), queue.key(), stamp);
        claim.members().stream()
                .forEach(worker -> claim.ask(worker, purge).onSuccess(answer -> {
                    if (worker == leader.host().self()) {
                        knowledge.ownPurged();
                    }
                }));
        return Future.succeededFuture();
    }
}
