package io.trivet.rest.data;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Stamp;
import io.trivet.rest.port.Ports;
import io.vertx.core.Future;
import java.util.Optional;

/** How far a write that was chosen has come. Whatever cannot be found out is taken as not there yet. */
public final class Replication {
    private static final long A_MOMENT = 100;

    private final Ports ports;

    public Replication(Ports ports) {
        this.ports = ports;
    }

    /** The members of a key's partition, and those of them that hold a write. */
    public record Progress(WorkerSet members, WorkerSet holders) {
        public WorkerSet missing() {
            return members.minus(holders);
        }

        /** As in {@code Trivet-Replicas: 2/3}. */
        @Override
        public String toString() {
            return holders.size() + "/" + members.size();
        }
    }

    /** Waits for all members, at most so long. */
    public Future<Progress> all(Bytes key, Stamp write, long timeoutMillis) {
        WorkerSet members = members(key);
        return progress(key, write, members, members.size(), timeoutMillis);
    }

    /**
     * Waits for the majority, which is known to have it, to say so. The leader may not be among the first of them, but
     * is never far behind, and a list of copies without it would puzzle people: then one more moment is spent.
     */
    public Future<Progress> majority(Bytes key, Written written, long timeoutMillis) {
        WorkerSet members = members(key);
        Stamp write = written.reply().etag();
        return progress(key, write, members, members.size() / 2 + 1, timeoutMillis)
                .compose(first -> first.holders().contains(written.worker())
                        ? Future.succeededFuture(first)
                        : progress(key, write, members, members.size(), Math.min(A_MOMENT, timeoutMillis)));
    }

    public WorkerSet members(Bytes key) {
        Optional<ClusterMap> map = ports.cluster().map();
        return map.map(known -> known.config(known.partitionOf(key.array())).members())
                .orElseGet(WorkerSet::empty);
    }

    private Future<Progress> progress(Bytes key, Stamp write, WorkerSet members, int enough, long timeoutMillis) {
        return ports.copies()
                .holders(key, write, enough, timeoutMillis)
                // The write was made, whatever becomes of this question.
                .otherwise(WorkerSet.empty())
                .map(holders -> new Progress(members, members.minus(members.minus(holders))));
    }
}
