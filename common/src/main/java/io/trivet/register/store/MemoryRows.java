package io.trivet.register.store;

import io.trivet.register.host.Store;
import io.trivet.register.host.Store.Committed;
import io.trivet.register.host.Store.Durable;
import io.trivet.register.message.Answer;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Entry;
import io.trivet.register.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** The partitions of a worker in memory: what a {@link Store} does, at once and without its connection. */
public final class MemoryRows {
    private final long seed;
    private final TreeMap<Integer, MemoryPartition> partitions = new TreeMap<>();

    /** @param seed of the digests: members whose digests are to be compared have the same */
    public MemoryRows(long seed) {
        this.seed = seed;
    }

    /** A copy that shares nothing which can change. */
    public MemoryRows copy() {
        MemoryRows copy = new MemoryRows(seed);
        partitions.forEach((number, partition) -> copy.partitions.put(number, partition.copy()));
        return copy;
    }

    public Committed apply(Store.Write write) {
        return apply(List.of(write)).get(0);
    }

    /** As one transaction, in this order. What counts as stored is what is stored at its end. */
    public List<Committed> apply(List<Store.Write> writes) {
        List<Committed> committed = new ArrayList<>(writes.size());
        int rows = 0;
        for (Store.Write write : writes) {
            rows += write.rows().size();
            committed.add(new Committed(partition(write.partition()).apply(write)));
        }
        for (int i = 0; i < writes.size() && rows > 1; i++) {
            settle(writes.get(i), committed.get(i));
        }
        return committed;
    }

    /** Corrects what was said of a write's rows for what later writes of the same transaction did to them. */
    public void settle(Store.Write write, Committed committed) {
        partition(write.partition()).settle(write, committed.rows());
    }

    /** What is remembered of those among these partitions that have ever promised or seen a config. */
    public Map<Integer, Durable> recover(IntPredicate which) {
        Map<Integer, Durable> durables = new TreeMap<>();
        partitions.forEach((number, partition) -> {
            if (which.test(number) && !partition.durable().equals(Durable.NOTHING)) {
                durables.put(number, partition.durable());
            }
        });
        return durables;
    }

    public Durable durable(int partition) {
        return stored(partition).map(MemoryPartition::durable).orElse(Durable.NOTHING);
    }

    public Optional<Row> row(int partition, Bytes key) {
        return stored(partition).flatMap(p -> p.row(key));
    }

    /** All rows of a partition, in key order. */
    public List<Entry> entries(int partition) {
        return stored(partition).map(MemoryPartition::entries).orElse(List.of());
    }

    public List<Optional<Row>> read(int partition, List<Bytes> keys) {
        List<Optional<Row>> rows = new ArrayList<>(keys.size());
        for (Bytes key : keys) {
            rows.add(row(partition, key));
        }
        return rows;
    }

    public List<Long> digests(int partition) {
        return partition(partition).digests();
    }

    /** From the very beginning, the empty key included, if {@code after} is empty: a page holds two keys or more. */
    public Answer.Page page(int partition, int bucket, Bytes after, int limit) {
        return partition(partition).page(bucket, after, Math.max(2, limit));
    }

    private Optional<MemoryPartition> stored(int partition) {
        return Optional.ofNullable(partitions.get(partition));
    }

    private MemoryPartition partition(int partition) {
        return partitions.computeIfAbsent(partition, number -> new MemoryPartition(seed));
    }
}
