package io.trivet.register.host;

import io.trivet.cluster.WorkerSet;
import java.util.function.LongSupplier;

/**
 * All that the protocol is handed by whoever runs it.
 *
 * @param self the number of this worker, or of this controller
 * @param session names this run of the process, so that a ballot has one owner
 */
public record Host(
        int self,
        long session,
        Peers peers,
        Timing timing,
        LongSupplier random,
        Settings settings,
        Rules rules,
        Watcher watcher) {

    /** A controller proposes and stores nothing. */
    public boolean hasAcceptor() {
        return !WorkerSet.isController(self);
    }

    /** About this long: two hosts that start together shall not stay in step. */
    public long jittered(long millis) {
        return millis - millis / 4 + Long.remainderUnsigned(random.getAsLong(), Math.max(1, millis / 2));
    }
}
