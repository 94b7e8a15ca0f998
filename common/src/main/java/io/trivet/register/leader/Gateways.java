package io.trivet.register.leader;

import io.trivet.register.row.Operation;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Recorded;
import java.util.LinkedHashMap;
import java.util.Map;

/** What gateways have told with their operations: which of their ids are answered; and the newest id held. */
final class Gateways {
    private static final int MOST = 1_000;

    private final Map<Integer, OperationId> answeredBelow = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, OperationId> eldest) {
            return size() > MOST;
        }
    };

    private OperationId newest = OperationId.NONE;

    void heard(Operation operation) {
        answeredBelow.merge(operation.gateway(), operation.answeredBelow(), OperationId::max);
    }

    void noteId(OperationId id) {
        newest = OperationId.max(newest, id);
    }

    /** Nobody will ask for this one again: it may be dropped first. */
    boolean isAnswered(Recorded recorded) {
        OperationId below = answeredBelow.get(recorded.gateway());
        return below != null && below.isAbove(recorded.id());
    }

    OperationId newestId() {
        return newest;
    }
}
