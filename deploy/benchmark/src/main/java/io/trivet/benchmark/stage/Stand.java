package io.trivet.benchmark.stage;

import io.trivet.benchmark.load.Load;
import io.trivet.benchmark.plan.Cell;
import io.trivet.benchmark.plan.DataSet;
import io.trivet.benchmark.watch.Kind;
import io.trivet.postgres.Access;
import java.util.List;
import java.util.Map;

/** Something that runs to be measured. It ends, and nothing of it is left, when it is closed. */
public interface Stand extends AutoCloseable {
    /** @param round counted from 0: in each, other nodes get the connections of which there are not enough for all */
    Load load(Cell cell, int round);

    /** Stores all keys. */
    default void prepare(DataSet data) {}

    /** Does what would otherwise have to be done while it is measured. */
    default void settle() {}

    Map<Kind, List<Long>> processes();

    default List<Access> databases() {
        return List.of();
    }

    /** Megabytes of live and dead objects in the heap of the worker that has most, where there are workers. */
    default double heap() {
        return 0;
    }

    @Override
    void close();
}
