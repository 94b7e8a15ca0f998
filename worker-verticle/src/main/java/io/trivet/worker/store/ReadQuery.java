package io.trivet.worker.store;

import io.trivet.register.row.Bytes;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Rows by their keys. The offset keeps the inner query one by itself, which is planned with the whole key as given. As
 * a join of three tables it was planned, while there were no rows, to go through all of them for each key.
 */
final class ReadQuery implements Query<ReadQuery.Keys, List<Optional<io.trivet.register.row.Row>>> {
    record Keys(int partition, List<Bytes> keys) {}

    @Override
    public String sql() {
        return FENCED + """
                select i.at, %s
                from f cross join unnest($3::int[], $4::bytea[]) with ordinality as i(partition, key, at)
                  left join partitions p on p.partition = i.partition
                  left join lateral (
                    select * from rows r
                    where r.partition = i.partition and r.fill = coalesce(p.fill, 0) and r.key = i.key
                    offset 0
                  ) r on true""".formatted(Rows.COLUMNS);
    }

    @Override
    public void parameters(List<Keys> questions, Tuple into) {
        List<Integer> partitions = new ArrayList<>();
        List<Buffer> keys = new ArrayList<>();
        for (Keys question : questions) {
            for (Bytes key : question.keys) {
                partitions.add(question.partition);
                keys.add(Buffer.buffer(key.array()));
            }
        }
        into.addValue(partitions.toArray(Integer[]::new)).addValue(keys.toArray(Buffer[]::new));
    }

    @Override
    public List<List<Optional<io.trivet.register.row.Row>>> answers(List<Keys> questions, RowSet<Row> found) {
        int asked =
                questions.stream().mapToInt(question -> question.keys.size()).sum();
        List<Optional<io.trivet.register.row.Row>> rows = new ArrayList<>(Collections.nCopies(asked, Optional.empty()));
        for (Row row : found) {
            rows.set(row.getInteger(0) - 1, Rows.row(row, 1));
        }
        List<List<Optional<io.trivet.register.row.Row>>> answers = new ArrayList<>(questions.size());
        int from = 0;
        for (Keys question : questions) {
            int to = from + question.keys.size();
            answers.add(List.copyOf(rows.subList(from, to)));
            from = to;
        }
        return answers;
    }
}
