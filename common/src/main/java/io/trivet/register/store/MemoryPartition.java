package io.trivet.register.store;

import io.trivet.register.host.RowDigest;
import io.trivet.register.host.Store;
import io.trivet.register.host.Store.Durable;
import io.trivet.register.host.Store.Stored;
import io.trivet.register.message.Answer;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Entry;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** One partition of a {@link MemoryRows}. */
final class MemoryPartition {
    private final long seed;
    private final TreeMap<Bytes, Slot> slots;
    private Durable durable;
    private List<Long> digests = List.of();

    MemoryPartition(long seed) {
        this(seed, new TreeMap<>(), Durable.NOTHING);
    }

    private MemoryPartition(long seed, TreeMap<Bytes, Slot> slots, Durable durable) {
        this.seed = seed;
        this.slots = slots;
        this.durable = durable;
    }

    MemoryPartition copy() {
        MemoryPartition copy = new MemoryPartition(seed, new TreeMap<>(slots), durable);
        copy.digests = digests;
        return copy;
    }

    Durable durable() {
        return durable;
    }

    Optional<Row> row(Bytes key) {
        return Optional.ofNullable(slots.get(key)).map(slot -> slot.row);
    }

    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>(slots.size());
        slots.forEach((key, slot) -> entries.add(new Entry(key, slot.row)));
        return entries;
    }

    List<Stored> apply(Store.Write write) {
        durable = write.memory().orElse(durable);
        if (write.clear()) {
            slots.clear();
            digests = List.of();
        }
        List<Stored> stored = new ArrayList<>(write.rows().size());
        for (Entry entry : write.rows()) {
            stored.add(store(entry.key(), entry.row()));
        }
        write.removal().ifPresent(removal -> remove(removal.key(), removal.stamp()));
        return stored;
    }

    private Stored store(Bytes key, Row row) {
        Slot old = slots.get(key);
        int order = old == null ? 1 : row.stamp().compareTo(old.row.stamp());
        if (order > 0) {
            slots.put(key, new Slot(row));
            digests = List.of();
            return Stored.STORED;
        }
        return order < 0 ? Stored.PASSED_OVER : row.equals(old.row) ? Stored.STORED : Stored.TWIN;
    }

    private void remove(Bytes key, Stamp stamp) {
        Slot slot = slots.get(key);
        if (slot != null && slot.row.stamp().equals(stamp)) {
            slots.remove(key);
            digests = List.of();
        }
    }

    /** What was stored by one write of a transaction and written over by a later one is not stored now. */
    void settle(Store.Write write, List<Stored> stored) {
        for (int i = 0; i < stored.size(); i++) {
            Entry entry = write.rows().get(i);
            if (stored.get(i) == Stored.STORED
                    && !holds(entry.key(), entry.row().stamp())) {
                stored.set(i, Stored.PASSED_OVER);
            }
        }
    }

    private boolean holds(Bytes key, Stamp stamp) {
        Slot slot = slots.get(key);
        return slot != null && slot.row.stamp().equals(stamp);
    }

    /** Kept until something changes. */
    List<Long> digests() {
        if (digests.isEmpty()) {
            Long[] buckets = new Long[RowDigest.BUCKETS];
            Arrays.fill(buckets, 0L);
            slots.forEach((key, slot) -> buckets[slot.bucket(key)] ^= slot.digest(key, seed));
            digests = List.of(buckets);
        }
        return digests;
    }

    Answer.Page page(int bucket, Bytes after, int limit) {
        List<Answer.Stamped> keys = new ArrayList<>();
        for (Map.Entry<Bytes, Slot> entry : from(after).entrySet()) {
            Slot slot = entry.getValue();
            if (bucket < 0 || slot.bucket(entry.getKey()) == bucket) {
                if (keys.size() == limit) {
                    return new Answer.Page(Collections.unmodifiableList(keys), true);
                }
                keys.add(Answer.Stamped.of(entry.getKey(), slot.row));
            }
        }
        return new Answer.Page(Collections.unmodifiableList(keys), false);
    }

    private NavigableMap<Bytes, Slot> from(Bytes after) {
        return after.isEmpty() ? slots : slots.tailMap(after, false);
    }

    /** A row, with its digest and its bucket once they have been asked for. Copies of a partition share it. */
    private static final class Slot {
        private static final int NOT_ASKED_FOR = -1;

        private final Row row;
        private long digest;
        private int bucket = NOT_ASKED_FOR;

        Slot(Row row) {
            this.row = row;
        }

        int bucket(Bytes key) {
            if (bucket == NOT_ASKED_FOR) {
                bucket = RowDigest.bucket(key);
            }
            return bucket;
        }

        long digest(Bytes key, long seed) {
            if (digest == 0) {
                digest = RowDigest.of(key, row, seed);
            }
            return digest;
        }
    }
}
