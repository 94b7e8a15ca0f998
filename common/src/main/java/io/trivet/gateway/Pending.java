package io.trivet.gateway;

import io.trivet.register.row.OperationId;
import java.util.TreeMap;

/** The ids of the operations that are under way. A client may submit one id several times at once. */
final class Pending {
    private final TreeMap<OperationId, Integer> ids = new TreeMap<>();
    private int size;

    int size() {
        return size;
    }

    void add(OperationId id) {
        ids.merge(id, 1, Integer::sum);
        size++;
    }

    void remove(OperationId id) {
        ids.computeIfPresent(id, (same, count) -> count == 1 ? null : count - 1);
        size--;
    }

    /** The oldest id that is still waited for: rows may forget what lies below. */
    OperationId answeredBelow() {
        return ids.isEmpty() ? OperationId.NONE : ids.firstKey();
    }
}
