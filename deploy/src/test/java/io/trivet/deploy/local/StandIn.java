package io.trivet.deploy.local;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerRequest;

/** As much of a worker or a controller as matters here: ready, or not, or broken. */
public class StandIn extends VerticleBase {
    @Override
    public Future<?> start() {
        return vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(config().getInteger("HTTP_PORT"), "127.0.0.1");
    }

    void answer(HttpServerRequest request) {
        request.response()
                .setStatusCode(status())
                .end(request.path().equals("/settings") ? config().encode() : "said the stand-in");
    }

    int status() {
        return 200;
    }

    /** One that never becomes ready. */
    public static final class Unready extends StandIn {
        @Override
        int status() {
            return 503;
        }
    }

    /** One that cannot start. */
    public static final class Broken extends StandIn {
        @Override
        public Future<?> start() {
            return Future.failedFuture("This stand-in is broken.");
        }
    }
}
