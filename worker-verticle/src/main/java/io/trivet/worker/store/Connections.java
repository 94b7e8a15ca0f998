package io.trivet.worker.store;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PreparedStatement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Opens connections, all with the same session settings: no setting of a server or a role is to change what we do. */
final class Connections {
    private static final long GOODBYE_MILLIS = 1_000;

    static final Map<String, String> SESSION = Map.ofEntries(
            Map.entry("search_path", "public"),
            Map.entry("client_min_messages", "error"),
            // What statements wait for is decided by locks on rows, not by what a snapshot has seen.
            Map.entry("default_transaction_isolation", "read committed"),
            Map.entry("default_transaction_read_only", "off"),
            Map.entry("statement_timeout", "0"),
            Map.entry("lock_timeout", "3s"),
            Map.entry("idle_in_transaction_session_timeout", "0"),
            Map.entry("idle_session_timeout", "0"),
            // Statements are always found by index, whatever is believed of the tables' sizes, and planned once.
            Map.entry("plan_cache_mode", "force_generic_plan"),
            Map.entry("enable_seqscan", "off"),
            Map.entry("enable_hashjoin", "off"),
            Map.entry("enable_mergejoin", "off"),
            Map.entry("jit", "off"));

    private Connections() {}

    /**
     * @param label names the session in {@code pg_stat_activity}, by which a successor finds it
     * @param pipelined how many statements may be under way
     */
    static Future<PgConnection> open(Access access, String label, int pipelined) {
        Map<String, String> session = new HashMap<>(access.server().getProperties());
        session.putAll(SESSION);
        session.put("application_name", label);
        PgConnectOptions options = new PgConnectOptions(access.server())
                .setProperties(session)
                .setCachePreparedStatements(false)
                // One more, so that a goodbye need not wait for answers that may never come.
                .setPipeliningLimit(pipelined + 1);
        Future<PgConnection> opening = PgConnection.connect(access.vertx(), options);
        long limit = access.settings().connectLimit();
        return opening.timeout(limit, TimeUnit.MILLISECONDS)
                // What arrives too late is not wanted any more.
                .onFailure(cause -> opening.onSuccess(Connections::close))
                .map(Connections::quiet)
                .recover(cause -> Future.failedFuture(Failures.unreachable(access.server(), cause)));
    }

    /** Errors without a statement are told by the connection's end; nobody has to print them. */
    private static PgConnection quiet(PgConnection connection) {
        connection.exceptionHandler(cause -> {});
        return connection;
    }

    static Future<Map<String, PreparedStatement>> prepare(PgConnection connection, List<String> statements) {
        Map<String, PreparedStatement> prepared = new HashMap<>();
        Future<Void> all = Future.succeededFuture();
        for (String sql : statements) {
            all = all.compose(done -> connection.prepare(sql)).map(statement -> {
                prepared.put(sql, statement);
                return null;
            });
        }
        return all.map(done -> Map.copyOf(prepared));
    }

    /** Says goodbye, and waits for the answer a little: a server that hangs will find the goodbye when it wakes. */
    static Future<Void> close(PgConnection connection) {
        return connection.close().timeout(GOODBYE_MILLIS, TimeUnit.MILLISECONDS).otherwiseEmpty();
    }
}
