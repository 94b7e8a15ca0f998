package io.trivet.worker.store;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.ClusterMapCodec;
import io.trivet.register.Life;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The transaction with which a process begins: it raises the fences of all lanes, those of former starts included,
 * counts the start, and reads what the database knows. Not one fence after the other: between two transactions a former
 * process could take one back.
 *
 * <p>Fences first and then the rest, as every statement of a lane does: else two could wait for each other.
 */
final class Birth {
    private static final String RAISE = "update fences set fence = fence + 1";

    private static final String ADD =
            "insert into fences select lane, 1, 0 from generate_series(0, $1 - 1) as lane on conflict do nothing";

    private static final String BEATS = "select beat from fences where lane < $1 order by lane";

    private static final String COUNT = "update node set incarnation = incarnation + 1, nonce = $1 returning map";

    private static final String DISOWN =
            "update node set identity = gen_random_uuid(), incarnation = 0 where identity = $1 returning identity";

    private static final String SEEN = "select * from lives";

    private final PgConnection connection;
    private final int lanes;

    Birth(PgConnection connection, int lanes) {
        this.connection = connection;
        this.lanes = lanes;
    }

    /** @param nonce not zero, which stands for no session */
    Future<Born> take(long nonce, Optional<UUID> disowned) {
        return connection
                .begin()
                .compose(begun ->
                        inside(nonce, disowned).compose(born -> begun.commit().map(born)))
                .recover(cause -> Future.failedFuture(Failures.of(cause)));
    }

    private Future<Born> inside(long nonce, Optional<UUID> disowned) {
        return run(RAISE)
                .compose(raised -> run(ADD, lanes))
                .compose(added -> disowned.map(this::disown).orElse(Future.succeededFuture()))
                .compose(done -> run(COUNT, nonce))
                .compose(counted -> read(map(counted)));
    }

    private Future<Born> read(Optional<ClusterMap> map) {
        return LifeQuery.life(connection)
                .compose(life -> run(BEATS, lanes)
                        .compose(beats -> run(SEEN).map(seen -> new Born(life, beats(beats), map, seen(seen)))));
    }

    /** A new worker in the same cluster: it has promised nothing and stores nothing. */
    private Future<Void> disown(UUID identity) {
        return run(DISOWN, identity)
                .compose(found -> found.size() == 0
                        ? Future.succeededFuture()
                        : run("delete from partitions")
                                .compose(emptied -> run("truncate rows"))
                                .mapEmpty());
    }

    private Future<RowSet<Row>> run(String sql, Object... parameters) {
        return connection.preparedQuery(sql).execute(Tuple.from(parameters));
    }

    private static Optional<ClusterMap> map(RowSet<Row> counted) {
        return Optional.ofNullable(counted.iterator().next().getBuffer("map"))
                .map(bytes -> ClusterMapCodec.decode(bytes.getBytes()));
    }

    private static List<Long> beats(RowSet<Row> found) {
        List<Long> beats = new ArrayList<>();
        found.forEach(row -> beats.add(row.getLong("beat")));
        return beats;
    }

    private static Map<UUID, Life> seen(RowSet<Row> found) {
        Map<UUID, Life> seen = new HashMap<>();
        found.forEach(row -> seen.put(row.getUUID("identity"), LifeQuery.life(row)));
        return seen;
    }
}
