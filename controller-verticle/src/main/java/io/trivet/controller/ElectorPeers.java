package io.trivet.controller;

import io.trivet.bus.Desk;
import io.trivet.bus.Question;
import io.trivet.bus.Response;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import io.trivet.process.MapExchange;
import io.trivet.register.host.Peers;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Request;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * The way from a keeper to the electors, which it knows by the map, or by the one that it proposes.
 *
 * <p>Once there is a map, an elector is asked only after it has told its number, which it does when the others have
 * vouched for its database: one that was restored has forgotten what it promised.
 */
final class ElectorPeers implements Peers {
    private static final long LIMIT = 5_000;

    private final Desk desk;
    private final Heard heard;
    private final MapExchange maps;
    private final Optional<ClusterMap> proposed;

    ElectorPeers(Desk desk, Heard heard, MapExchange maps, Optional<ClusterMap> proposed) {
        this.desk = desk;
        this.heard = heard;
        this.maps = maps;
        this.proposed = proposed;
    }

    @Override
    public Future<Answer> ask(int worker, Request request) {
        return maps.newest()
                .or(() -> proposed)
                .flatMap(map -> map.worker(worker))
                .map(Worker::identity)
                .flatMap(heard::worker)
                .filter(peer -> maps.newest().isEmpty()
                        || peer.heartbeat().node().number().isPresent())
                .map(Heard::mapDesk)
                .map(address -> desk.ask(address, new Question.OfMember(request), LIMIT))
                .orElseGet(() -> Future.failedFuture("elector " + worker + " cannot be asked now"))
                .map(response -> ((Response.OfMember) response).answer());
    }
}
