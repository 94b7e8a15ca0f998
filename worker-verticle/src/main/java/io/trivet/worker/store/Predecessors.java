package io.trivet.worker.store;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;

/**
 * Ends sessions that somebody before us has left. Safety does not rest on it: what they may still do is fenced off. But
 * a session that hangs in the middle of a statement holds the lock of its fence, and whoever raises the fence waits for
 * it, for ever if nobody ends it.
 */
final class Predecessors {
    private static final long MILLIS_TO_END = 1_000;

    private static final String END = """
            select pid, pg_terminate_backend(pid, $2) as ended
            from pg_stat_activity
            where datname = current_database() and starts_with(application_name, $1) and pid <> pg_backend_pid()""";

    private Predecessors() {}

    /** All whose label begins with this, but the one that asks. Waits for each a little, and does not insist. */
    static Future<Void> end(PgConnection connection, String label) {
        return connection
                .preparedQuery(END)
                .execute(Tuple.of(label, MILLIS_TO_END))
                .recover(cause -> Future.failedFuture(Failures.of(cause)))
                .mapEmpty();
    }
}
