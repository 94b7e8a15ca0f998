package io.trivet.process;

import io.trivet.bus.Answering;
import io.trivet.bus.Question;
import io.trivet.bus.Response;
import io.trivet.bus.Sender;
import io.vertx.core.Future;

/** What any process is asked: for the newest map, what it has seen of somebody's database, to carry out an order. */
final class MainDesk implements Answering {
    private final MapExchange maps;
    private final Witness witness;
    private final Foreman foreman;

    MainDesk(MapExchange maps, Witness witness, Foreman foreman) {
        this.maps = maps;
        this.witness = witness;
        this.foreman = foreman;
    }

    @Override
    public Future<Response> on(Sender from, Question question) {
        if (question instanceof Question.NewestMap) {
            return Future.succeededFuture(new Response.Map(maps.newest()));
        } else if (question instanceof Question.Testify testify) {
            return witness.seen(testify.identity()).map(Response.Testimony::new);
        } else if (question instanceof Question.CarryOut carryOut) {
            return foreman.carryOut(carryOut.order()).map(ordered -> ordered);
        } else if (question instanceof Question.Ping) {
            return Future.succeededFuture(new Response.Ok());
        }
        return Future.failedFuture("this desk cannot answer that");
    }

    @Override
    public void heard(Sender from) {
        from.standing().life().ifPresent(witness::heard);
    }
}
