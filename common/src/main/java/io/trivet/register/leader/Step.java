package io.trivet.register.leader;

import io.trivet.cluster.WorkerSet;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Request;
import io.trivet.register.row.Row;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;

/** Sends one row to all members, again and again, until a quorum has it; then waits a little for the others. */
final class Step {
    private final Leader leader;
    private final Claim claim;
    private final KeyQueue queue;
    private final Row row;
    private final Promise<Void> chosen = Promise.promise();
    private WorkerSet stored = WorkerSet.empty();
    private boolean ownStored;
    private boolean isNoted;

    Step(Leader leader, KeyQueue queue, Row row) {
        this.leader = leader;
        this.claim = leader.claim();
        this.queue = queue;
        this.row = row;
    }

    Future<Void> send(String why) {
        leader.host().watcher().sends(claim.partition(), queue.key(), row, why);
        leader.sent().note(queue.key());
        round(
                leader.settings().times().resend(),
                leader.now() + leader.settings().times().stepLimit());
        return chosen.future();
    }

    private void round(long wait, long deadline) {
        Request accept = claim.accept(queue.key(), row);
        for (int i = 0; i < claim.members().size(); i++) {
            int worker = claim.members().get(i);
            if (!stored.contains(worker)) {
                claim.ask(worker, accept).onSuccess(answer -> answered(worker, (Answer.Accepted) answer));
            }
        }
        leader.host().timing().after(wait, () -> again(wait, deadline));
    }

    private void again(long wait, long deadline) {
        if (isChosen()) {
            noteBehind();
        } else if (claim.isOver()) {
            chosen.tryFail(new LeadershipOver("the leadership ended before the row was chosen"));
        } else if (leader.now() >= deadline) {
            leader.resign("no quorum for a step in time");
        } else {
            round(Math.min(2 * wait, leader.settings().times().resendMost()), deadline);
        }
    }

    private void noteBehind() {
        isNoted = true;
        WorkerSet missing = claim.members().minus(stored);
        missing.stream().forEach(worker -> leader.behind().note(worker, queue.key(), row.stamp()));
    }

    private void answered(int worker, Answer.Accepted answer) {
        boolean storedNow = answer.stored().get(0);
        if (storedNow) {
            stored = stored.with(worker);
            if (isNoted) {
                leader.behind().forget(worker, queue.key(), row.stamp());
            }
        }
        if (worker == leader.host().self()) {
            ownStored |= storedNow;
            queue.knowledge().ownAnswered(row, storedNow);
        }
        if (!isChosen() && claim.isQuorum(stored)) {
            leader.host().watcher().chosen(claim.partition(), claim.ballot(), queue.key(), row);
            queue.knowledge().learn(Optional.of(row), ownStored);
            chosen.tryComplete();
        }
    }

    private boolean isChosen() {
        return chosen.future().succeeded();
    }
}
