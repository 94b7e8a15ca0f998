package io.trivet.deploy.strip;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

/** Connections of clients that stay open. They tell apart what was never sent from what may have arrived. */
public final class Connections {
    private final HttpClient client;

    /** @param toEach how many there are to one server at the most */
    public Connections(Vertx vertx, int connectMillis, int toEach) {
        client = vertx.httpClientBuilder()
                .with(new HttpClientOptions().setConnectTimeout(connectMillis))
                .with(new PoolOptions().setHttp1MaxSize(toEach))
                // A connection that was cut off: whoever waits for an answer is told as well.
                .withConnectHandler(connection -> connection.exceptionHandler(cutOff -> {}))
                .build();
    }

    /** There was no connection, so nothing has been done. */
    public static final class NotSent extends Exception {
        private static final long serialVersionUID = 1;

        NotSent(Throwable cause) {
            super(cause);
        }
    }

    public Future<HttpClientResponse> send(RequestOptions options, Buffer content) {
        return client.request(options)
                .recover(failure -> Future.failedFuture(new NotSent(failure)))
                .compose(sending -> sending.send(content));
    }
}
