package io.trivet.worker.store;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker's own database, from its start to its end: schema, the lock that says whose it is, and the count of starts.
 * Used on the event loop on which it was opened.
 */
public final class WorkerDatabase {
    /** What whoever opened it wants to know. */
    public interface Listener {
        /** Another process has been started over this database, or it was replaced by another: this one has to stop. */
        void notOurs(String why);
    }

    private static final Logger LOG = LoggerFactory.getLogger(WorkerDatabase.class);
    private static final long AGAIN = 1_000;
    private static final long ANSWER_SECONDS = 5;
    private static final String SIZE = """
            select case when reltuples < 10000
                then (select count(*) from (select from rows where value is not null limit 20000) few)
                else reltuples::bigint end as rows,
              pg_total_relation_size(oid) as bytes
            from pg_class where oid = 'rows'::regclass""";

    private final Access access;
    private final Listener listener;
    private final Born born;
    private Optional<PgConnection> anchor;
    private boolean closed;

    private WorkerDatabase(Access access, Listener listener, Born born, PgConnection anchor) {
        this.access = access;
        this.listener = listener;
        this.born = born;
        this.anchor = Optional.empty();
        hold(anchor);
    }

    /**
     * Makes or upgrades the schema, ends what is left of former processes, and counts this start. Fails when that is
     * not possible now; whoever asks tries again unless the failure says {@link StoreFailure.Kind#UNFIT}.
     *
     * @param lanes how many lanes this process has
     * @param disowned an identity that this database is to give up, with all that it stores, if it has it
     */
    public static Future<WorkerDatabase> open(Access access, int lanes, Optional<UUID> disowned, Listener listener) {
        return Connections.open(access, Labels.ANCHOR, 1)
                .compose(connection -> bear(access, connection, lanes, disowned)
                        .map(born -> new WorkerDatabase(access, listener, born, connection))
                        .onFailure(cause -> Connections.close(connection)));
    }

    private static Future<Born> bear(Access access, PgConnection connection, int lanes, Optional<UUID> disowned) {
        return ServerCheck.check(connection, access.settings().trustsUnsafeServer())
                .onSuccess(WorkerDatabase::warn)
                .compose(checked -> Anchor.seize(connection))
                .compose(ours -> Predecessors.end(connection, Labels.worker()))
                .compose(ended -> Schema.install(connection))
                .compose(installed -> new Birth(connection, lanes).take(nonce(), disowned));
    }

    private static void warn(List<String> doubts) {
        if (!doubts.isEmpty()) {
            LOG.warn("PostgreSQL MAY LOSE WHAT WAS ACKNOWLEDGED, which was allowed: {}", String.join(", ", doubts));
        }
    }

    /** Anything but zero, which stands for no session. */
    private static long nonce() {
        SecureRandom random = new SecureRandom();
        long nonce = random.nextLong();
        return nonce == 0 ? 1 : nonce;
    }

    public Born born() {
        return born;
    }

    /** How much it holds. Fails while there is no connection, or when there is no answer. */
    public Future<Size> size() {
        return anchor.map(connection -> connection.query(SIZE).execute())
                .orElseGet(() -> Future.failedFuture(Failures.closed()))
                .timeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .map(found -> found.iterator().next())
                .map(row -> new Size(row.getLong("rows"), row.getLong("bytes")))
                .recover(cause -> Future.failedFuture(Failures.of(cause)));
    }

    public Future<Void> close() {
        closed = true;
        return anchor.map(Connections::close).orElse(Future.succeededFuture());
    }

    // ---------------------------------------------------------------- the lock

    private void hold(PgConnection connection) {
        anchor = Optional.of(connection);
        connection.closeHandler(gone -> {
            anchor = Optional.empty();
            takeAgain();
        });
    }

    /** The lock went with its session. Others are ended by it no more; what they may do is for the fences to say. */
    private void takeAgain() {
        if (!closed) {
            access.timing()
                    .after(
                            AGAIN,
                            () -> Connections.open(access, Labels.ANCHOR, 1)
                                    .onSuccess(this::inspect)
                                    .onFailure(cause -> takeAgain()));
        }
    }

    private void inspect(PgConnection connection) {
        LifeQuery.own(connection, born.life())
                .compose(own -> Anchor.take(connection))
                .compose(ours -> ours && !closed ? Future.succeededFuture() : Future.failedFuture(Failures.closed()))
                .onSuccess(ours -> hold(connection))
                .onFailure(cause -> {
                    Connections.close(connection);
                    failed(Failures.of(cause));
                });
    }

    private void failed(StoreFailure cause) {
        if (cause.kind() != StoreFailure.Kind.NOT_OURS) {
            takeAgain();
        } else if (!closed) {
            listener.notOurs(cause.getMessage());
        }
    }
}
