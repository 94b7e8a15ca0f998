package io.trivet.console.probe;

import io.trivet.register.row.OperationId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One call to one node. */
final class Caller {
    private static final long PATIENCE = 2_500;
    private static final long PATIENCE_OF_THE_NODE = 2_000;
    private static final int MOST_CONNECTIONS = 16;
    private static final String LIFE = "ttl=10m";

    private final HttpClient client;
    private final Optional<String> token;

    Caller(Vertx vertx, Optional<String> token) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) PATIENCE)
                        .setIdleTimeout(10)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS),
                new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
        this.token = token;
    }

    /** What a node said. */
    record Said(int status, String content) {
        static final int OK = 200;

        boolean isServed() {
            return status < 500;
        }
    }

    Future<Said> read(Door door, String key) {
        return call(HttpMethod.GET, door, key + "?timeout=" + PATIENCE_OF_THE_NODE + "ms", Optional.empty(), "");
    }

    /** Under an id, so that it takes effect once however often it is sent, and to whomever. */
    Future<Said> write(Door door, String key, String value, OperationId id) {
        String terms = "?" + LIFE + "&timeout=" + PATIENCE_OF_THE_NODE + "ms";
        return call(HttpMethod.PUT, door, key + terms, Optional.of(id), value);
    }

    private Future<Said> call(HttpMethod method, Door door, String rest, Optional<OperationId> id, String content) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(door.url() + "/v1/kv/" + rest)
                .setTimeout(PATIENCE)
                .setIdleTimeout(PATIENCE);
        token.ifPresent(text -> options.putHeader("Authorization", "Bearer " + text));
        id.ifPresent(operation -> options.putHeader("Idempotency-Key", operation.toString()));
        if (method == HttpMethod.PUT) {
            options.putHeader("Content-Type", "text/plain");
        }
        // Once it is closed it throws instead of failing.
        return Future.succeededFuture(options)
                .compose(client::request)
                .compose(request -> request.send(Buffer.buffer(content)))
                .compose(Caller::whole);
    }

    private static Future<Said> whole(HttpClientResponse response) {
        return response.body().map(body -> new Said(response.statusCode(), body.toString()));
    }

    Future<Void> close() {
        return client.close();
    }
}
