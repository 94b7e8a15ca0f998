package io.trivet.rest.batch;

import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.register.row.OperationId;
import java.util.Optional;

/** One operation of a batch. */
record BatchItem(Bytes key, Action action, Condition condition, Optional<OperationId> id) {
    boolean isRead() {
        return action instanceof Action.Get;
    }
}
