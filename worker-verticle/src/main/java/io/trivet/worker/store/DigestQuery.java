package io.trivet.worker.store;

import io.trivet.register.host.RowDigest;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;

/** The digests of a partition's buckets, one partition in a query. */
final class DigestQuery implements Query<Integer, List<Long>> {
    @Override
    public String sql() {
        return FENCED + """
                select d.bucket, d.digest from f left join lateral (
                  select r.bucket, bit_xor(r.digest) as digest from rows r
                  where r.partition = $3 and r.fill = coalesce((select fill from partitions where partition = $3), 0)
                  group by r.bucket
                ) d on true""";
    }

    @Override
    public void parameters(List<Integer> questions, Tuple into) {
        into.addValue(questions.get(0));
    }

    @Override
    public List<List<Long>> answers(List<Integer> questions, RowSet<Row> found) {
        Long[] buckets = new Long[RowDigest.BUCKETS];
        Arrays.fill(buckets, 0L);
        for (Row row : found) {
            if (row.getValue(0) != null) {
                buckets[row.getInteger(0)] = row.getLong(1);
            }
        }
        return List.of(List.of(buckets));
    }
}
