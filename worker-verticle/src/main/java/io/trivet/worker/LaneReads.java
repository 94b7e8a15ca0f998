package io.trivet.worker;

import io.trivet.register.host.Timing;
import io.trivet.register.leader.Leader;
import io.trivet.register.message.Outcome;
import io.trivet.register.message.Perform;
import io.trivet.register.message.Performed;
import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.register.row.Operation;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Row;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads keys at their leaders as a client would. */
final class LaneReads {
    private static final long LIMIT = 5_000;
    private static final int NO_GATEWAY = 0;

    private final Timing timing;

    LaneReads(Timing timing) {
        this.timing = timing;
    }

    /** Fails when one of them cannot be read: a list with a hole would be wrong. */
    Future<SortedMap<Bytes, Optional<Row>>> current(SortedMap<Bytes, Leader> keys) {
        SortedMap<Bytes, Optional<Row>> rows = new TreeMap<>();
        List<Future<Void>> reads = new ArrayList<>();
        for (Map.Entry<Bytes, Leader> key : keys.entrySet()) {
            reads.add(key.getValue()
                    .perform(get(key.getKey()))
                    .compose(LaneReads::row)
                    .onSuccess(row -> rows.put(key.getKey(), row))
                    .mapEmpty());
        }
        return Future.all(reads).map(all -> rows);
    }

    private Perform get(Bytes key) {
        Operation read =
                new Operation(OperationId.NONE, key, new Action.Get(), Condition.NONE, 0, NO_GATEWAY, OperationId.NONE);
        return new Perform(0, read, false, false, timing.now() + LIMIT, 0);
    }

    private static Future<Optional<Row>> row(Performed performed) {
        return performed.outcome() instanceof Outcome.Found found
                ? Future.succeededFuture(found.row())
                : Future.failedFuture("a key could not be read: " + performed.outcome());
    }
}
