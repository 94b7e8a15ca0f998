package io.trivet.rest.port;

import io.trivet.cluster.WorkerSet;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Stamp;
import io.vertx.core.Future;

/** Who has a write already. */
@FunctionalInterface
public interface Copies {
    /**
     * The members of the key's partition that store this write or a newer one. Asks until {@code enough} of them do, or
     * the time is over, and then says who was seen to; never fails.
     *
     * @param atLeast the ETag of the write, which is the stamp that its row had or was above of
     */
    Future<WorkerSet> holders(Bytes key, Stamp atLeast, int enough, long timeoutMillis);
}
