package io.trivet.rest.http;

import io.trivet.rest.http.Admission.Ticket;
import io.trivet.rest.http.RouteTable.Match;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request, from its header to the last byte of its answer. */
final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final String NO_ROUTE = "none";

    private final Dispatcher server;
    private final HttpServerRequest request;
    private final long begun = System.nanoTime();
    private Optional<Ticket> ticket = Optional.empty();
    private String route = NO_ROUTE;

    Exchange(Dispatcher server, HttpServerRequest request) {
        this.server = server;
        this.request = request;
    }

    void begin() {
        try {
            if (request.version() == null) {
                throw new Refusal(ProblemType.MALFORMED_REQUEST, "HTTP is spoken here in versions 1.0 and 1.1.");
            }
            Target target = Target.parse(request.uri());
            Optional<Match> match = server.routes.find(request.method(), target.path());
            boolean open = match.filter(found -> found.route().kind() == Route.Kind.OPEN)
                    .isPresent();
            server.guard.check(request, target, open);
            if (match.isPresent()) {
                serve(match.get(), target);
            } else {
                answer(withoutRoute(target));
            }
        } catch (RuntimeException failure) {
            refuse(failure);
        }
    }

    void refuse(Throwable failure) {
        answer(responseTo(failure));
    }

    private void serve(Match match, Target target) {
        Route found = match.route();
        route = found.path().toString();
        Query query = Query.parse(target.query());
        query.only(found.parameters());
        Framing framing = Framing.of(request);
        framing.check(request.headers(), found.contentLimit());
        if (found.takesPlace(query)) {
            ticket = Optional.of(server.admission.admit());
        }
        content(framing, found.contentLimit())
                .compose(bytes -> found.endpoint().serve(new Call(request.headers(), match.variable(), query, bytes)))
                .onComplete(this::served);
    }

    private Future<byte[]> content(Framing framing, int limit) {
        if (framing.isEmpty()) {
            return Future.succeededFuture(new byte[0]);
        }
        long millis = server.settings.times().content();
        return ContentReader.read(request, framing, limit, ticket, server.vertx, millis);
    }

    private void served(AsyncResult<Response> result) {
        answer(result.succeeded() ? result.result() : responseTo(result.cause()));
    }

    private Response withoutRoute(Target target) {
        boolean options = request.method().equals(HttpMethod.OPTIONS);
        String allowed =
                target.isAsterisk() ? "GET, HEAD, OPTIONS, POST, PUT, DELETE" : server.routes.allowed(target.path());
        if (options && !allowed.isEmpty()) {
            return Response.of(204).with(HttpHeaders.ALLOW, allowed);
        }
        throw server.routes.refusal(request.method(), target.path());
    }

    private Response responseTo(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return refusal.response();
        }
        LOG.atError().setCause(failure).addKeyValue("route", route).log("a request failed by a mistake in the server");
        return new Refusal(
                        ProblemType.INTERNAL_ERROR,
                        "A mistake in the server: its log says more. Whether anything was written is not known; read"
                                + " the key, or send the request again with the same Idempotency-Key.")
                .response();
    }

    private void answer(Response response) {
        if (request.response().headWritten()) {
            // What followed its header made no sense, and was refused by another exchange.
            ticket.ifPresent(Ticket::release);
            return;
        }
        ticket.ifPresent(held -> held.hold(response.content().length));
        server.answering.send(request, response).onComplete(sent -> {
            ticket.ifPresent(Ticket::release);
            server.instruments.answered(route, request.method().name(), response.status(), System.nanoTime() - begun);
        });
    }
}
