package io.trivet.gateway;

import io.trivet.register.row.OperationId;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Row;
import java.util.Optional;

/** How an operation ended at its gateway: it happened, it did not, or nobody can say. A read is never unknown. */
public sealed interface Result {
    /** The last id it was sent under; the client's own if it gave one. */
    OperationId id();

    /** It happened, and a worker answered for it. */
    sealed interface Happened extends Result {
        int worker();
    }

    /** A write was applied, or declined for good. */
    record Done(OperationId id, int worker, Reply reply) implements Happened {}

    /** A read, and what was there. */
    record Found(OperationId id, int worker, Optional<Row> row) implements Happened {}

    /** Nothing came of this submission and nothing ever will. It says nothing of earlier uses of a client's id. */
    record DidNotHappen(OperationId id, Reason reason) implements Result {}

    /** It may have happened, may still happen, or may never. */
    record Unknown(OperationId id) implements Result {}

    /** Why nothing came of it. */
    enum Reason {
        /** This gateway, or at the deadline the workers, had too much to do. */
        OVERLOADED,
        /** Nobody took it in time. */
        DEADLINE,
        /** The client's id is no UUID of version 7. */
        ID_NOT_VERSION_7,
        /** The client's id is so old that what is known of it may have been forgotten. */
        ID_TOO_OLD,
        /** The client's id lies so far ahead that recording it would lock others out; or a leader said so of any id. */
        ID_FROM_THE_FUTURE
    }
}
