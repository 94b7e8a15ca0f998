package io.trivet.worker.store;

import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.host.Store.Durable;
import io.trivet.register.row.Ballot;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What acceptors remember, in columns. */
final class MemoryArrays {
    /** What is needed of a row {@code p} of the table, in the order in which {@link #memory} takes it. */
    static final String COLUMNS = "p.partition, p.fill, p.promised, p.session, p.epoch, p.voters, p.next";

    private final Integer[] partitions;
    private final Integer[] fills;
    private final Long[] promised;
    private final Long[] sessions;
    private final Integer[] epochs;
    private final String[] voters;
    private final String[] next;

    private MemoryArrays(int size) {
        partitions = new Integer[size];
        fills = new Integer[size];
        promised = new Long[size];
        sessions = new Long[size];
        epochs = new Integer[size];
        voters = new String[size];
        next = new String[size];
    }

    static MemoryArrays of(SortedMap<Integer, Partitions.Memory> memories) {
        MemoryArrays arrays = new MemoryArrays(memories.size());
        int at = 0;
        for (Map.Entry<Integer, Partitions.Memory> each : memories.entrySet()) {
            arrays.set(at++, each.getKey(), each.getValue());
        }
        return arrays;
    }

    private void set(int at, int partition, Partitions.Memory memory) {
        Durable durable = memory.durable();
        partitions[at] = partition;
        fills[at] = memory.fill();
        promised[at] = durable.promised().bits();
        sessions[at] = durable.session();
        durable.config().ifPresent(config -> {
            epochs[at] = config.epoch();
            voters[at] = text(config.voters());
            next[at] = text(config.next());
        });
    }

    void addTo(Tuple parameters) {
        parameters
                .addValue(partitions)
                .addValue(fills)
                .addValue(promised)
                .addValue(sessions)
                .addValue(epochs)
                .addValue(voters)
                .addValue(next);
    }

    static Partitions.Memory memory(Row found, int from) {
        Optional<PartitionConfig> config = Optional.ofNullable(found.getInteger(from + 3))
                .map(epoch -> new PartitionConfig(epoch, workers(found, from + 4), workers(found, from + 5)));
        Durable durable = new Durable(new Ballot(found.getLong(from + 1)), found.getLong(from + 2), config);
        return new Partitions.Memory(durable, found.getInteger(from));
    }

    private static WorkerSet workers(Row found, int at) {
        Integer[] numbers = found.getArrayOfIntegers(at);
        return WorkerSet.ofAll(Arrays.asList(numbers));
    }

    /** As PostgreSQL writes an array: there are no arrays of arrays of different lengths. */
    private static String text(WorkerSet workers) {
        return workers.stream().mapToObj(Integer::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
