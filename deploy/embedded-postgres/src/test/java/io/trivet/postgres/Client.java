package io.trivet.postgres;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.util.concurrent.TimeUnit;

/** A connection of a test's. */
final class Client implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final PgConnection connection;

    Client(Access access) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(access.host())
                .setPort(access.port())
                .setDatabase(access.database())
                .setUser(access.user())
                .setPassword(access.password());
        connection = result(PgConnection.connect(vertx, options));
    }

    /** The first column of the first row. */
    Future<String> ask(String sql) {
        return connection
                .query(sql)
                .execute()
                .map(rows -> rows.size() == 0 ? "" : rows.iterator().next().getValue(0) + "");
    }

    String get(String sql) {
        return result(ask(sql));
    }

    static <T> T result(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    /** One question over a connection of its own. */
    static String get(PostgresServer server, String sql) {
        try (Client client = new Client(server.access())) {
            return client.get(sql);
        }
    }

    @Override
    public void close() {
        result(vertx.close());
    }
}
