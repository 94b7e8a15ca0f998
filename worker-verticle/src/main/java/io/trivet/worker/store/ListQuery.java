package io.trivet.worker.store;

import io.trivet.bus.Response;
import io.trivet.register.row.Bytes;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Keys with values, in key order over several partitions: one page in a query. Tombstones, floors and what has expired
 * are not on it.
 */
final class ListQuery implements Query<ListQuery.Wanted, Listed> {
    /** Above every key: keys have at most 1,024 bytes. */
    private static final byte[] END = end();

    /** @param bytes of values after which a page ends, if values are wanted */
    record Wanted(
            List<Integer> partitions,
            Bytes prefix,
            Bytes after,
            int limit,
            boolean values,
            long bytes,
            long wallClock) {}

    private static byte[] end() {
        byte[] end = new byte[PostgresStore.LONGEST_KEY + 1];
        Arrays.fill(end, (byte) 0xFF);
        return end;
    }

    @Override
    public String sql() {
        return FENCED + """
                select l.key, l.etag_ballot, l.etag_step, l.version, l.expires_at, l.written_at, l.content_type,
                  l.size, l.bytes_before, case when $8 and l.bytes_before < $9 then l.value end as value
                from f left join lateral (
                  select a.*, octet_length(a.value) as size,
                    sum(octet_length(a.value)) over (order by a.key) - octet_length(a.value) as bytes_before
                  from (
                    select r.* from unnest($3::int[]) as i(partition) left join partitions p using (partition),
                      lateral (
                        select * from rows r
                        where r.partition = i.partition and r.fill = coalesce(p.fill, 0)
                          and r.key >= $4 and r.key < $5 and r.key <> ''::bytea
                          and r.value is not null and (r.expires_at is null or r.expires_at > $7)
                        order by r.key limit $6
                      ) r
                    order by r.key limit $6
                  ) a
                ) l on true
                order by l.key""";
    }

    @Override
    public void parameters(List<Wanted> questions, Tuple into) {
        Wanted wanted = questions.get(0);
        byte[] from = PageQuery.from(wanted.after);
        byte[] prefix = wanted.prefix.array();
        into.addValue(wanted.partitions.toArray(Integer[]::new))
                .addValue(Buffer.buffer(Arrays.compareUnsigned(from, prefix) > 0 ? from : prefix))
                .addValue(Buffer.buffer(behind(prefix)))
                .addValue(wanted.limit + 1L)
                .addValue(wanted.wallClock)
                .addValue(wanted.values)
                .addValue(wanted.bytes);
    }

    /** The first key behind all that have this prefix. */
    static byte[] behind(byte[] prefix) {
        for (int last = prefix.length - 1; last >= 0; last--) {
            if (prefix[last] != (byte) 0xFF) {
                byte[] behind = Arrays.copyOf(prefix, last + 1);
                behind[last]++;
                return behind;
            }
        }
        return END.clone();
    }

    @Override
    public List<Listed> answers(List<Wanted> questions, RowSet<Row> found) {
        Wanted wanted = questions.get(0);
        List<Response.Item> items = new ArrayList<>(found.size());
        for (Row row : found) {
            if (row.getValue(0) == null) {
                break;
            }
            boolean full = wanted.values && row.getLong("bytes_before") >= wanted.bytes;
            if (full || items.size() == wanted.limit) {
                return List.of(new Listed(items, true));
            }
            items.add(item(row, wanted.values));
        }
        return List.of(new Listed(items, false));
    }

    private static Response.Item item(Row row, boolean withValue) {
        return new Response.Item(
                Rows.bytes(row, 0),
                Rows.stamp(row, 1),
                row.getLong("version"),
                Rows.expiry(row, 4),
                row.getLong("written_at"),
                Rows.text(row, 6),
                row.getInteger("size"),
                withValue ? Optional.of(Bytes.of(row.getBuffer("value").getBytes())) : Optional.empty());
    }
}
