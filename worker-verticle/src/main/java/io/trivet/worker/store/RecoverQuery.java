package io.trivet.worker.store;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is remembered of all partitions of the worker. */
final class RecoverQuery implements Query<Integer, Map<Integer, Partitions.Memory>> {
    @Override
    public String sql() {
        return FENCED + "select " + MemoryArrays.COLUMNS + " from f left join partitions p on true";
    }

    @Override
    public void parameters(List<Integer> questions, Tuple into) {
        // the fence is all that it needs
    }

    @Override
    public List<Map<Integer, Partitions.Memory>> answers(List<Integer> questions, RowSet<Row> found) {
        Map<Integer, Partitions.Memory> memories = new TreeMap<>();
        for (Row row : found) {
            if (row.getValue(0) != null) {
                memories.put(row.getInteger(0), MemoryArrays.memory(row, 1));
            }
        }
        return Collections.nCopies(questions.size(), memories);
    }
}
