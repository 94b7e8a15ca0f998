package io.trivet.worker.store;

import io.trivet.register.host.Store;
import io.trivet.register.host.Store.Durable;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * What the partitions of a lane will have stored of themselves when all that was asked for has committed. Only one
 * connection writes it, so it need not be read again.
 *
 * <p>A partition is emptied by raising its fill, a number that is part of its rows' keys.
 */
final class Partitions {
    static final Memory NONE = new Memory(Durable.NOTHING, 0);

    private final Map<Integer, Memory> memories;

    /** @param fill the rows of which fill are alive */
    record Memory(Durable durable, int fill) {}

    private Partitions(Map<Integer, Memory> memories) {
        this.memories = memories;
    }

    static Partitions of(Map<Integer, Memory> stored, IntPredicate which) {
        Map<Integer, Memory> memories = new HashMap<>(stored);
        memories.keySet().removeIf(partition -> !which.test(partition));
        return new Partitions(memories);
    }

    Memory memory(int partition) {
        return memories.getOrDefault(partition, NONE);
    }

    /** What this write leaves. */
    Memory take(Store.Write write) {
        Memory old = memory(write.partition());
        if (write.memory().isEmpty() && !write.clear()) {
            return old;
        }
        Memory taken = new Memory(write.memory().orElse(old.durable()), write.clear() ? old.fill() + 1 : old.fill());
        memories.put(write.partition(), taken);
        return taken;
    }

    /** Those that have been emptied at some time, and the fill that is alive in them. */
    Map<Integer, Integer> emptied() {
        Map<Integer, Integer> emptied = new HashMap<>();
        memories.forEach((partition, memory) -> {
            if (memory.fill() > 0) {
                emptied.put(partition, memory.fill());
            }
        });
        return emptied;
    }
}
