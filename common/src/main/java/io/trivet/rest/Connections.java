package io.trivet.rest;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the clients that are connected; one too many is turned away, for there is no request to answer yet. */
final class Connections implements Handler<HttpConnection> {
    private final int most;
    private final AtomicInteger open = new AtomicInteger();

    Connections(int most) {
        this.most = most;
    }

    int open() {
        return open.get();
    }

    @Override
    public void handle(HttpConnection connection) {
        connection.closeHandler(closed -> open.decrementAndGet());
        if (open.incrementAndGet() > most) {
            connection.close();
        }
    }
}
