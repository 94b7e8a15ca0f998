package io.trivet.worker.store;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;

/**
 * Tries whether the server's disk has room. On a full one a lane would connect, take leaderships, and lose them with
 * its first commit that needs a new page; over and over.
 */
final class Room {
    /** Two megabytes, in a file of its own that the rollback removes again. */
    private static final String TRY = """
            begin;
            truncate room;
            insert into room select repeat('x', 8000) from generate_series(1, 256);
            rollback""";

    private Room() {}

    static Future<Void> ensure(PgConnection connection) {
        return connection
                .query(TRY)
                .execute()
                .recover(cause -> Future.failedFuture(Failures.of(cause)))
                .mapEmpty();
    }
}
