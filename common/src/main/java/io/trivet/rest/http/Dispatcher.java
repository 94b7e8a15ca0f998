package io.trivet.rest.http;

import io.trivet.rest.port.Instruments;
import io.trivet.rest.port.RestSettings;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.LongSupplier;

/** Serves every request by the table of routes; each is seen through by an {@link Exchange}. */
public final class Dispatcher implements Handler<HttpServerRequest> {
    final Vertx vertx;
    final RestSettings settings;
    final RouteTable routes;
    final Guard guard;
    final Admission admission;
    final Instruments instruments;
    final Answering answering;

    public Dispatcher(
            Vertx vertx,
            RestSettings settings,
            RouteTable routes,
            Admission admission,
            Instruments instruments,
            LongSupplier wallClock) {
        this.vertx = vertx;
        this.settings = settings;
        this.routes = routes;
        this.guard = new Guard(settings.access());
        this.admission = admission;
        this.instruments = instruments;
        this.answering = new Answering(vertx, settings.times().linger(), wallClock);
    }

    @Override
    public void handle(HttpServerRequest request) {
        new Exchange(this, request).begin();
    }

    /** For what the server's decoder could make no sense of. The connection is of no further use. */
    public void malformed(HttpServerRequest request) {
        new Exchange(this, request)
                .refuse(Undecodable.refusal(request.decoderResult().cause()));
    }
}
