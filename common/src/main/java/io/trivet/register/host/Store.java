package io.trivet.register.host;

import io.trivet.cluster.PartitionConfig;
import io.trivet.register.message.Answer;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Entry;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The durable memory of one lane, through one fenced connection.
 *
 * <p>Commits become durable in the order in which they were begun. When one fails or its outcome is unknown, all begun
 * after it fail too, and the host throws this store and everything built on it away, connects anew and recovers. No
 * question is answered for a store whose fence another connection has taken.
 */
public interface Store {
    /** What is durable of every partition of the lane that has ever promised or seen a config. */
    Future<Map<Integer, Durable>> recover();

    /** One transaction. The future completes when it is durable. */
    Future<Committed> commit(Write write);

    /** The stored rows, as of some moment after this call and after every commit that completed before it. */
    Future<List<Optional<Row>>> read(int partition, List<Bytes> keys);

    /** The digests of the partition's buckets. */
    Future<List<Long>> digests(int partition);

    /** A page of keys and stamps in key order, of one bucket or of all. */
    Future<Answer.Page> page(int partition, int bucket, Bytes after, int limit);

    /** Completes when a query begun after this call has seen that the fence is still this connection's own. */
    Future<Void> fence();

    /** What a partition's acceptor remembers besides its rows. */
    record Durable(Ballot promised, long session, Optional<PartitionConfig> config) {
        public static final Durable NOTHING = new Durable(Ballot.NONE, Write.NO_SESSION, Optional.empty());
    }

    /**
     * What one message has to be made durable, all or nothing.
     *
     * @param memory the new promise and config, if they change
     * @param clear whether all rows of the partition go, before {@code rows} come
     * @param rows each stored if it is newer than what is there
     */
    record Write(int partition, Optional<Durable> memory, boolean clear, List<Entry> rows, Optional<Removal> removal) {
        public static final long NO_SESSION = 0;

        public static Write memory(int partition, Durable memory, boolean clear) {
            return new Write(partition, Optional.of(memory), clear, List.of(), Optional.empty());
        }

        public static Write rows(int partition, Optional<Durable> memory, List<Entry> rows) {
            return new Write(partition, memory, false, rows, Optional.empty());
        }

        public static Write removal(int partition, Bytes key, Stamp stamp) {
            return new Write(partition, Optional.empty(), false, List.of(), Optional.of(new Removal(key, stamp)));
        }
    }

    /** A row to be forgotten, if exactly this stamp is stored. */
    record Removal(Bytes key, Stamp stamp) {}

    /** @param rows what became of each row of the write */
    record Committed(List<Stored> rows) {
        public boolean hasTwin() {
            return rows.contains(Stored.TWIN);
        }
    }

    /** What became of a row. */
    enum Stored {
        /** This very row is stored now. */
        STORED,
        /** A row with a higher stamp was there. */
        PASSED_OVER,
        /** A row with the same stamp and another content was there: something is broken. */
        TWIN
    }
}
