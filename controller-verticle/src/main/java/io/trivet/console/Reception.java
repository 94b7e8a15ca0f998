package io.trivet.console;

import io.trivet.rest.http.Guard;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Query;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.http.Response;
import io.trivet.rest.http.Target;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets in those that the HTTP interface lets in, and answers in its way. */
final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final Guard guard;

    Reception(Guard guard) {
        this.guard = guard;
    }

    /** For whoever may call. */
    Handler<RoutingContext> guarded(Handler<RoutingContext> handler) {
        return context -> {
            try {
                guard.check(context.request(), Target.parse(context.request().uri()), false);
                handler.handle(context);
            } catch (RuntimeException refused) {
                refuse(context, refused);
            }
        };
    }

    /** The same, with JSON for an answer. */
    Handler<RoutingContext> json(Function<Query, Future<JsonObject>> answer) {
        return guarded(context -> answer.apply(
                        Query.parse(Target.parse(context.request().uri()).query()))
                .onSuccess(json -> send(context, Response.json(200, json)))
                .onFailure(failure -> refuse(context, failure)));
    }

    private static void refuse(RoutingContext context, Throwable failure) {
        if (failure instanceof Refusal refusal) {
            send(context, refusal.response());
        } else {
            LOG.error("a request of the console failed by a mistake in the server", failure);
            send(
                    context,
                    new Refusal(ProblemType.INTERNAL_ERROR, "A mistake in the server: its log says more.").response());
        }
    }

    static void send(RoutingContext context, Response answer) {
        context.response().setStatusCode(answer.status());
        answer.headers().forEach(header -> context.response().headers().add(header.name(), header.value()));
        context.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(Buffer.buffer(answer.content()));
    }
}
