package io.trivet.worker.store;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;

/**
 * The lock that says whose database this is. It is a session's: it goes when that session goes. Whoever finds it taken
 * when he starts ends whoever has it, because he was started later.
 */
final class Anchor {
    /** "TRVT" */
    private static final int LOCK = 0x5452_5654;

    private static final String TAKE = "select pg_try_advisory_lock($1)";

    private static final String END_HOLDER = """
            select pid, pg_terminate_backend(pid, $2) as ended
            from pg_locks join pg_database d on d.oid = database
            where d.datname = current_database() and locktype = 'advisory' and classid = 0 and objid::bigint = $1
              and granted and pid <> pg_backend_pid()""";

    private static final long MILLIS_TO_END = 2_000;

    private Anchor() {}

    /** Whether it is ours now. */
    static Future<Boolean> take(PgConnection connection) {
        return connection
                .preparedQuery(TAKE)
                .execute(Tuple.of((long) LOCK))
                .map(found -> found.iterator().next().getBoolean(0));
    }

    /** Takes it from whoever has it. */
    static Future<Void> seize(PgConnection connection) {
        return take(connection)
                .compose(ours -> ours
                        ? Future.succeededFuture(true)
                        : connection
                                .preparedQuery(END_HOLDER)
                                .execute(Tuple.of((long) LOCK, MILLIS_TO_END))
                                .compose(ended -> take(connection)))
                .recover(cause -> Future.failedFuture(Failures.of(cause)))
                .compose(ours -> ours
                        ? Future.succeededFuture()
                        : Future.failedFuture(new StoreFailure(
                                StoreFailure.Kind.AWAY,
                                "another process uses this database, and its session does not end")));
    }
}
