package io.trivet.benchmark.watch;

import io.trivet.postgres.Access;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.List;

/** Questions to databases, by connections that do not stay. */
public record Sql(Vertx vertx) {
    /** Bytes of all that these have ever written to their logs of changes. */
    public Future<Long> written(List<Access> databases) {
        String question = "select (pg_current_wal_lsn() - '0/0')::bigint";
        return Future.all(databases.stream()
                        .map(database -> run(database, question)
                                .map(rows -> rows.iterator().next().getLong(0)))
                        .toList())
                .map(all -> all.<Long>list().stream().mapToLong(Long::longValue).sum());
    }

    public Future<RowSet<Row>> run(Access database, String text) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(database.host())
                .setPort(database.port())
                .setDatabase(database.database())
                .setUser(database.user())
                .setPassword(database.password());
        return PgConnection.connect(vertx, options)
                .compose(connection -> connection.query(text).execute().eventually(connection::close));
    }
}
