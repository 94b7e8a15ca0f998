package io.trivet.worker.store;

import io.trivet.register.Life;
import io.trivet.register.Testimony;
import io.trivet.worker.store.StoreFailure.Kind;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;

/** How far a database has lived, in one statement. */
final class LifeQuery {
    /** The timeline is that of the log as it is written now; the one in the control file may be an older one's. */
    static final String SQL = """
            select identity, incarnation, nonce,
              ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::bigint as timeline,
              (select coalesce(sum(beat), 0)::bigint from fences) as beat
            from node""";

    private LifeQuery() {}

    static Future<Life> life(PgConnection connection) {
        return connection
                .query(SQL)
                .execute()
                .map(found -> life(found.iterator().next()))
                .recover(cause -> Future.failedFuture(Failures.of(cause)));
    }

    static Life life(Row found) {
        return new Life(
                found.getUUID("identity"),
                found.getLong("incarnation"),
                found.getLong("nonce"),
                found.getLong("timeline"),
                found.getLong("beat"));
    }

    /** Fails unless this is still the database that this process was started over. */
    static Future<Life> own(PgConnection connection, Life known) {
        return life(connection).compose(found -> doubt(known, found));
    }

    private static Future<Life> doubt(Life known, Life found) {
        if (!found.identity().equals(known.identity())) {
            return notOurs("its database was replaced by that of another worker");
        }
        return Testimony.doubtOnReconnect(known, found)
                .map(LifeQuery::notOurs)
                .orElseGet(() -> Future.succeededFuture(found));
    }

    private static Future<Life> notOurs(String why) {
        return Future.failedFuture(new StoreFailure(Kind.NOT_OURS, why));
    }
}
