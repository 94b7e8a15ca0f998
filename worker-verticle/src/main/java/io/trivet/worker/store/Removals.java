package io.trivet.worker.store;

import io.trivet.register.host.Store;
import io.trivet.register.host.Store.Committed;
import io.trivet.register.host.Store.Removal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows to be forgotten, each if exactly its stamp is stored. They share no statement with rows to be stored: within one
 * statement neither would see what the other does.
 */
final class Removals implements Change {
    static final String SQL = UpsertSql.FENCED + """
            , d as (
              delete from rows r
              using f, unnest($4::int[], $5::int[], $6::bytea[], $7::bigint[], $8::bigint[])
                as i(partition, fill, key, ballot, step)
              where (r.partition, r.fill, r.key, r.ballot, r.step) = (i.partition, i.fill, i.key, i.ballot, i.step)
            )
            select f.beat from f""";

    private final int most;
    private final List<Asked> asked = new ArrayList<>();

    private record Asked(int partition, int fill, Removal removal, Promise<Committed> promise) {}

    Removals(int most) {
        this.most = most;
    }

    boolean takes(Store.Write write) {
        return write.removal().isPresent() && asked.size() < most;
    }

    Future<Committed> add(Store.Write write, int fill) {
        Asked one = new Asked(write.partition(), fill, write.removal().orElseThrow(), Promise.promise());
        asked.add(one);
        return one.promise.future();
    }

    @Override
    public String sql() {
        return SQL;
    }

    @Override
    public void parameters(Tuple into) {
        into.addValue(asked.stream().map(Asked::partition).toArray(Integer[]::new))
                .addValue(asked.stream().map(Asked::fill).toArray(Integer[]::new))
                .addValue(asked.stream()
                        .map(one -> Buffer.buffer(one.removal.key().array()))
                        .toArray(Buffer[]::new))
                .addValue(asked.stream()
                        .map(one -> one.removal.stamp().ballot().bits())
                        .toArray(Long[]::new))
                .addValue(asked.stream().map(one -> one.removal.stamp().step()).toArray(Long[]::new));
    }

    @Override
    public Runnable committed(RowSet<Row> found) {
        return () -> asked.forEach(one -> one.promise.complete(new Committed(List.of())));
    }

    @Override
    public void failed(StoreFailure cause) {
        asked.forEach(one -> one.promise.fail(cause));
    }

    @Override
    public Load load() {
        return new Load(asked.size(), asked.size(), 0);
    }
}
