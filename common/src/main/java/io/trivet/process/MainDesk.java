package io.trivet.process;

import io.trivet.bus.Answering;
import io.trivet.bus.Question;
import io.trivet.bus.Response;
import io.trivet.bus.Sender;
import io.vertx.core.Future;

/** What any process is asked: for the newest map, and what it has seen of somebody's database. */
final class MainDesk implements Answering {
    private final MapExchange maps;
    private final Witness witness;

    MainDesk(MapExchange maps, Witness witness) {
        this.maps = maps;
        this.witness = witness;
    }

    @Override
    public Future<Response> on(Sender from, Question question) {
        if (question instanceof Question.NewestMap) {
            return Future.succeededFuture(new Response.Map(maps.newest()));
        } else if (question instanceof Question.Testify testify) {
            return witness.seen(testify.identity()).map(Response.Testimony::new);
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
