package io.trivet.register.message;

import io.trivet.cluster.PartitionConfig;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import java.util.List;
import java.util.Optional;

/** What a member answers to a leader. Which question it answers is told by the future that carries it. */
public sealed interface Answer {
    /** @param previous the ballot promised before, {@link Ballot#NONE} when that is not remembered */
    record Promised(Ballot previous) implements Answer {}

    /** A higher ballot (for a prepare: a higher or equal one) has been promised, or a lower one only. */
    record Refused(Ballot promised) implements Answer {}

    /** The ballot's epoch is not that of the newest config seen. Ends no leadership and carries no ballot. */
    record WrongEpoch(Optional<PartitionConfig> newest) implements Answer {}

    /** @param stored for each row: is this very row stored now? Otherwise it was passed over for a higher one */
    record Accepted(List<Boolean> stored) implements Answer {}

    record Rows(List<Optional<Row>> rows) implements Answer {}

    /** @param refused partitions asked about of which another ballot is promised, and that; the others are confirmed */
    record Confirmed(List<Request.Held> refused) implements Answer {
        /** What it says of this partition alone. */
        public Answer of(int partition) {
            for (Request.Held held : refused) {
                if (held.partition() == partition) {
                    return new Refused(held.ballot());
                }
            }
            return this;
        }
    }

    record Purged() implements Answer {}

    record Digests(List<Long> buckets) implements Answer {}

    /** @param more whether there are keys after the last one */
    record Page(List<Stamped> keys, boolean more) implements Answer {}

    /** @param ballot the ballot that a quorum has just confirmed */
    record Leads(Ballot ballot) implements Answer {}

    /** This member does not lead, or could not confirm that it does. */
    record LeadsNot() implements Answer {}

    /**
     * A stored row as comparisons and background passes see it, without its value.
     *
     * @param size of the value in bytes
     */
    record Stamped(Bytes key, Stamp stamp, boolean tombstone, long expiresAt, long writtenAt, int size) {
        public static Stamped of(Bytes key, Row row) {
            return new Stamped(
                    key,
                    row.stamp(),
                    row.isTombstone(),
                    row.state().expiresAt(),
                    row.state().writtenAt(),
                    row.state().content().length());
        }
    }
}
