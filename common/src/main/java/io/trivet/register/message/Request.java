package io.trivet.register.message;

import io.trivet.cluster.PartitionConfig;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Entry;
import io.trivet.register.row.Stamp;
import java.util.List;

/** What a leader asks of a member. Each may be lost, repeated, delayed for minutes or overtaken. */
public sealed interface Request {
    int partition();

    /** Promise to accept nothing below this ballot. */
    record Prepare(int partition, Ballot ballot, long session, PartitionConfig config) implements Request {}

    /** Store these rows: writes, restamps, read repair, catching up and filling alike. */
    record Accept(int partition, Ballot ballot, List<Entry> entries) implements Request {}

    /** Which rows are stored under these keys? */
    record Read(int partition, Ballot ballot, List<Bytes> keys) implements Request {}

    /** Are these still the ballots that you have promised? All are of partitions of one lane. */
    record Confirm(List<Held> ballots) implements Request {
        @Override
        public int partition() {
            return ballots.get(0).partition();
        }
    }

    /** The ballot by which somebody believes to lead. */
    record Held(int partition, Ballot ballot) {}

    /** Forget this very row. */
    record Purge(int partition, Ballot ballot, Bytes key, Stamp stamp) implements Request {}

    /** The digests of the partition's buckets. */
    record Digest(int partition, Ballot ballot) implements Request {}

    /**
     * Keys and stamps of one bucket, or of all of them ({@link #ALL_BUCKETS}), in key order after a key; after the
     * empty one: from the very first on, the floor's included.
     */
    record Fetch(int partition, Ballot ballot, int bucket, Bytes after, int limit) implements Request {
        public static final int ALL_BUCKETS = -1;
    }

    /**
     * Do you lead this partition? Asked by whoever is about to take it over.
     *
     * @param proven whether a quorum still has to say so; if not, the answer only shows that the leader is there
     */
    record Leading(int partition, boolean proven) implements Request {}
}
