package io.trivet.register.leader;

import io.trivet.register.host.Rules;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Request;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * Makes a member hold what is known of a key. Whatever pointed to the key, the member is asked for it again in the
 * key's turn, when no step of the key is under way: so an answer that was overtaken is never acted upon.
 */
final class Repair {
    private final Leader leader;
    private final Claim claim;
    private final int worker;

    Repair(Leader leader, int worker) {
        this.leader = leader;
        this.claim = leader.claim();
        this.worker = worker;
    }

    /** Whether the member answers at all: a key's turn must not be spent on waiting for one that is frozen. */
    Future<Void> probe() {
        Request confirm = claim.confirm();
        return Poll.one(claim, worker, confirm, leader.settings().times().prepareLimit())
                .mapEmpty();
    }

    Future<Void> repair(Bytes key) {
        KeyQueue queue = leader.keys().get(key);
        Rules rules = leader.host().rules();
        if (!rules.readsAgainInTurn()) {
            return read(key)
                    .onSuccess(stored -> rules.late(
                            leader.host().timing(),
                            () -> queue.inTurn(() -> queue.learned().compose(v -> act(queue, stored)))))
                    .mapEmpty();
        }
        if (!rules.repairsInTurn()) {
            return queue.knowledge().isKnown()
                    ? read(key).compose(stored -> act(queue, stored))
                    : Future.succeededFuture();
        }
        return queue.inTurn(() -> queue.learned().compose(known -> read(key)).compose(stored -> act(queue, stored)));
    }

    private Future<Optional<Row>> read(Bytes key) {
        Request read = claim.read(key);
        return Poll.one(claim, worker, read, leader.settings().times().askLimit())
                .map(answer -> ((Answer.Rows) answer).rows().get(0));
    }

    private Future<Void> act(KeyQueue queue, Optional<Row> stored) {
        Optional<Stamp> held = stored.map(Row::stamp);
        Optional<Stamp> known = queue.knowledge().row().map(Row::stamp);
        if (held.equals(known)) {
            return Future.succeededFuture();
        }
        boolean above = held.isPresent() && (known.isEmpty() || held.get().isAbove(known.get()));
        if (above) {
            boolean own = held.get().ballot().equals(claim.ballot());
            return own ? Future.succeededFuture() : queue.bury(stored.get());
        }
        return push(queue, queue.knowledge().row().orElseThrow());
    }

    private Future<Void> push(KeyQueue queue, Row row) {
        leader.sent().note(queue.key());
        Request accept = claim.accept(queue.key(), row);
        return Poll.one(claim, worker, accept, leader.settings().times().askLimit())
                .mapEmpty();
    }
}
