package io.trivet.worker.store;

import io.trivet.register.message.Answer;
import io.trivet.register.row.Bytes;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keys and stamps in key order, one page in a query. */
final class PageQuery implements Query<PageQuery.Wanted, Answer.Page> {
    /** @param bucket negative for all */
    record Wanted(int partition, int bucket, Bytes after, int limit) {}

    @Override
    public String sql() {
        return FENCED + """
                select k.* from f left join lateral (
                  select r.key, r.ballot, r.step, r.value is null as tombstone, r.expires_at, r.written_at,
                    coalesce(octet_length(r.value), 0) as size
                  from rows r
                  where r.partition = $3 and r.fill = coalesce((select fill from partitions where partition = $3), 0)
                    and r.key >= $4 and ($5::int < 0 or r.bucket = $5)
                  order by r.key limit $6
                ) k on true
                order by k.key""";
    }

    @Override
    public void parameters(List<Wanted> questions, Tuple into) {
        Wanted wanted = questions.get(0);
        into.addValue(wanted.partition)
                .addValue(Buffer.buffer(from(wanted.after)))
                .addValue(wanted.bucket)
                .addValue(wanted.limit + 1L);
    }

    /** The first key that comes after this one: the empty key, which is the floor's, if there is none before. */
    static byte[] from(Bytes after) {
        return after.isEmpty() ? after.array() : Arrays.copyOf(after.array(), after.length() + 1);
    }

    @Override
    public List<Answer.Page> answers(List<Wanted> questions, RowSet<Row> found) {
        int limit = questions.get(0).limit;
        List<Answer.Stamped> keys = new ArrayList<>(found.size());
        for (Row row : found) {
            if (row.getValue(0) != null && keys.size() < limit) {
                keys.add(new Answer.Stamped(
                        Rows.bytes(row, 0),
                        Rows.stamp(row, 1),
                        row.getBoolean(3),
                        Rows.expiry(row, 4),
                        row.getLong(5),
                        row.getInteger(6)));
            }
        }
        return List.of(new Answer.Page(keys, found.size() > limit));
    }
}
