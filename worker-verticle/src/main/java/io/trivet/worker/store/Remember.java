package io.trivet.worker.store;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.ClusterMapCodec;
import io.trivet.register.Life;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a worker has seen of the map and of others: written over only by what is newer. */
final class Remember implements Change {
    static final String SQL = UpsertSql.FENCED + """
            , n as (
              update node set map_version = $4, map = $5 from f where map_version < $4
            ), l as (
              insert into lives
              select i.* from f, unnest($6::uuid[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[])
                as i(identity, incarnation, nonce, timeline, beat)
              on conflict (identity) do update set
                incarnation = greatest(excluded.incarnation, lives.incarnation),
                nonce = case when excluded.incarnation > lives.incarnation then excluded.nonce else lives.nonce end,
                timeline = case
                  when excluded.incarnation > lives.incarnation then excluded.timeline else lives.timeline end,
                beat = greatest(excluded.beat, lives.beat)
              where excluded.incarnation > lives.incarnation or excluded.beat > lives.beat
            )
            select f.beat from f""";

    private final Optional<ClusterMap> map;
    private final List<Life> seen;
    private final Promise<Void> done = Promise.promise();

    /** @param seen one life of each identity */
    Remember(Optional<ClusterMap> map, List<Life> seen) {
        this.map = map;
        this.seen = seen;
    }

    Future<Void> done() {
        return done.future();
    }

    @Override
    public String sql() {
        return SQL;
    }

    @Override
    public void parameters(Tuple into) {
        into.addValue(map.map(ClusterMap::version).orElse(0L))
                .addValue(map.map(present -> Buffer.buffer(ClusterMapCodec.encode(present)))
                        .orElse(null))
                .addValue(seen.stream().map(Life::identity).toArray(UUID[]::new))
                .addValue(seen.stream().map(Life::incarnation).toArray(Long[]::new))
                .addValue(seen.stream().map(Life::nonce).toArray(Long[]::new))
                .addValue(seen.stream().map(Life::timeline).toArray(Long[]::new))
                .addValue(seen.stream().map(Life::beat).toArray(Long[]::new));
    }

    @Override
    public Runnable committed(RowSet<Row> found) {
        return done::complete;
    }

    @Override
    public void failed(StoreFailure cause) {
        done.fail(cause);
    }
}
