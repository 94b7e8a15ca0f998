package io.trivet.worker.store;

import io.trivet.register.host.Store;
import io.trivet.register.host.Store.Committed;
import io.trivet.register.host.Store.Stored;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Entry;
import io.trivet.register.row.Stamp;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Rows, promises and configs of as many writes as have gathered. */
final class Upserts implements Change {
    private static final int NUMBERS_OF_ONE = 4;
    private static final Long[] NONE = {};

    private final Partitions partitions;
    private final StoreSettings limits;
    private final TreeMap<Place, Candidate> rows = new TreeMap<>();
    private final TreeMap<Integer, Partitions.Memory> memories = new TreeMap<>();
    private final Set<Integer> withRows = new HashSet<>();
    private final List<Asked> asked = new ArrayList<>();
    private long bytes;

    private record Asked(List<Candidate> rows, Promise<Committed> promise) {}

    Upserts(Partitions partitions, StoreSettings limits) {
        this.partitions = partitions;
        this.limits = limits;
    }

    /** Whether this write may share the statement. One that empties a partition comes before all rows of it. */
    boolean takes(Store.Write write) {
        boolean full = rows.size() + write.rows().size() > limits.batchRows() || bytes >= limits.batchBytes();
        return write.removal().isEmpty() && !full && !(write.clear() && withRows.contains(write.partition()));
    }

    Future<Committed> add(Store.Write write) {
        int partition = write.partition();
        Partitions.Memory memory = partitions.take(write);
        if (write.memory().isPresent() || write.clear()) {
            memories.put(partition, memory);
        }
        List<Candidate> candidates = new ArrayList<>(write.rows().size());
        for (Entry entry : write.rows()) {
            withRows.add(partition);
            bytes += Weights.of(entry);
            candidates.add(candidate(new Place(partition, memory.fill(), entry.key()), entry));
        }
        Asked one = new Asked(candidates, Promise.promise());
        asked.add(one);
        return one.promise.future();
    }

    /** Of the rows of one key only that with the highest stamp goes into the statement, which could not take two. */
    private Candidate candidate(Place place, Entry entry) {
        Candidate fresh = new Candidate(entry.row());
        Candidate present = rows.get(place);
        if (present == null) {
            rows.put(place, fresh);
        } else if (fresh.isAbove(present)) {
            present.passOver();
            rows.put(place, fresh);
        } else if (present.isAbove(fresh)) {
            fresh.passOver();
        } else {
            fresh.follow(present);
        }
        return fresh;
    }

    @Override
    public String sql() {
        return memories.isEmpty() ? UpsertSql.OF_ROWS : UpsertSql.OF_ALL;
    }

    @Override
    public void parameters(Tuple into) {
        RowArrays arrays = new RowArrays(rows.size());
        rows.forEach((place, candidate) -> candidate.sentWith(arrays.add(place, candidate.row())));
        arrays.addTo(into);
        if (!memories.isEmpty()) {
            MemoryArrays.of(memories).addTo(into);
        }
    }

    @Override
    public Runnable committed(RowSet<Row> found) {
        Row result = found.iterator().next();
        Long[] passedOver =
                Optional.ofNullable(result.getArrayOfLongs("passed_over")).orElse(NONE);
        noteFound(passedOver);
        long seen = result.getLong("stored") + passedOver.length / NUMBERS_OF_ONE;
        if (seen != rows.size() || result.getLong("remembered") != memories.size()) {
            throw new StoreFailure(StoreFailure.Kind.REFUSED, "PostgreSQL did not do all that a statement asked for");
        }
        return () -> asked.forEach(one -> one.promise.complete(new Committed(outcomes(one))));
    }

    /** The place in the statement, then ballot, step and digest of what is stored. */
    private void noteFound(Long[] passedOver) {
        if (passedOver.length == 0) {
            return;
        }
        List<Candidate> sent = List.copyOf(rows.values());
        for (int i = 0; i < passedOver.length; i += NUMBERS_OF_ONE) {
            Stamp stored = new Stamp(new Ballot(passedOver[i + 1]), passedOver[i + 2]);
            sent.get((int) (passedOver[i] - 1)).found(stored, passedOver[i + 3]);
        }
    }

    private static List<Stored> outcomes(Asked one) {
        List<Stored> outcomes = new ArrayList<>(one.rows.size());
        one.rows.forEach(row -> outcomes.add(row.outcome()));
        return outcomes;
    }

    @Override
    public void failed(StoreFailure cause) {
        asked.forEach(one -> one.promise.fail(cause));
    }

    @Override
    public Load load() {
        return new Load(asked.size(), rows.size(), bytes);
    }

    /** A row that somebody wants to be stored. */
    private static final class Candidate {
        private final io.trivet.register.row.Row row;
        private long digest;
        private Stored outcome = Stored.STORED;
        private Candidate leader = this;

        Candidate(io.trivet.register.row.Row row) {
            this.row = row;
        }

        io.trivet.register.row.Row row() {
            return row;
        }

        boolean isAbove(Candidate other) {
            return row.stamp().isAbove(other.row.stamp());
        }

        void passOver() {
            outcome = Stored.PASSED_OVER;
        }

        /** The same stamp was asked for already: what becomes of that one becomes of this, if they are the same. */
        void follow(Candidate same) {
            leader = same;
        }

        void sentWith(long itsDigest) {
            digest = itsDigest;
        }

        /** It was not newer than this, which is stored. */
        void found(Stamp stored, long storedDigest) {
            outcome = !stored.equals(row.stamp())
                    ? Stored.PASSED_OVER
                    : storedDigest == digest ? Stored.STORED : Stored.TWIN;
        }

        Stored outcome() {
            return leader == this || leader.row.equals(row) ? leader.outcome : Stored.TWIN;
        }
    }
}
