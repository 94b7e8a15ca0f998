package io.trivet.worker.store;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/** Deletes a page of what a partition held before it was emptied. Tells how many rows these were. */
final class Sweep implements Change {
    static final String SQL = UpsertSql.FENCED + """
            , d as (
              delete from rows using f
              where rows.ctid = any (array(
                select r.ctid from rows r where r.partition = $4 and r.fill < $5
                order by r.partition, r.fill, r.key limit $6))
              returning 1
            )
            select f.beat, (select count(*) from d) as deleted from f""";

    private final int partition;
    private final int alive;
    private final int most;
    private final Promise<Integer> deleted = Promise.promise();

    Sweep(int partition, int alive, int most) {
        this.partition = partition;
        this.alive = alive;
        this.most = most;
    }

    Future<Integer> deleted() {
        return deleted.future();
    }

    @Override
    public String sql() {
        return SQL;
    }

    @Override
    public void parameters(Tuple into) {
        into.addValue(partition).addValue(alive).addValue((long) most);
    }

    @Override
    public Runnable committed(RowSet<Row> found) {
        int rows = found.iterator().next().getInteger("deleted");
        return () -> deleted.complete(rows);
    }

    @Override
    public void failed(StoreFailure cause) {
        deleted.fail(cause);
    }
}
