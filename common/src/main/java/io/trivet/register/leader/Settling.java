package io.trivet.register.leader;

import io.trivet.register.message.Answer;
import io.trivet.register.message.Request;
import io.trivet.register.row.Row;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * Brings the leader's own acceptor to hold exactly what is known of a key. It may hold less, when it missed a row; or
 * more, an orphan of a lower ballot, which is then covered by the known row under this one.
 */
final class Settling {
    private static final int TRIES = 3;

    private final Leader leader;
    private final KeyQueue queue;
    private final Knowledge knowledge;

    Settling(Leader leader, KeyQueue queue) {
        this.leader = leader;
        this.queue = queue;
        this.knowledge = queue.knowledge();
    }

    /** In the key's turn. */
    Future<Void> settle() {
        return attempt(1);
    }

    private Future<Void> attempt(int number) {
        if (knowledge.isHeld()) {
            return Future.succeededFuture();
        }
        if (number > TRIES) {
            return Future.failedFuture(new LeadershipOver("the own acceptor does not take the known row"));
        }
        Claim claim = leader.claim();
        Request read = claim.read(queue.key());
        return ask(claim, read)
                .compose(answer -> bring(((Answer.Rows) answer).rows().get(0)))
                .compose(done -> attempt(number + 1));
    }

    private Future<Void> bring(Optional<Row> own) {
        Optional<Row> known = knowledge.row();
        if (own.map(Row::stamp).equals(known.map(Row::stamp))) {
            knowledge.heldNow();
            return Future.succeededFuture();
        }
        boolean above = own.isPresent()
                && (known.isEmpty() || own.get().stamp().isAbove(known.get().stamp()));
        return above ? queue.bury(own.get()) : push(known.orElseThrow());
    }

    private Future<Void> push(Row row) {
        Claim claim = leader.claim();
        leader.sent().note(queue.key());
        Request accept = claim.accept(queue.key(), row);
        return ask(claim, accept).map(answer -> {
            knowledge.ownAnswered(row, ((Answer.Accepted) answer).stored().get(0));
            return null;
        });
    }

    private Future<Answer> ask(Claim claim, Request request) {
        return Poll.one(
                claim, leader.host().self(), request, leader.settings().times().stepLimit());
    }
}
