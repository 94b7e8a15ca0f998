package io.trivet.rest.data;

import io.trivet.gateway.Result;
import io.trivet.gateway.Submission;
import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Content;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Row;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.port.Operations;
import io.vertx.core.Future;
import java.util.Optional;

/** Reads of single keys, at each consistency. */
final class Reading {
    private static final String WORKER = "worker";

    private final Operations operations;
    private final LocalStores stores;
    private final WorkerNames names;
    private final Outcomes outcomes;

    Reading(Operations operations, LocalStores stores, WorkerNames names, Outcomes outcomes) {
        this.operations = operations;
        this.stores = stores;
        this.names = names;
        this.outcomes = outcomes;
    }

    /** @param worker whose store is read, if only one is */
    record Terms(Consistency consistency, Optional<String> worker, long timeoutMillis) {
        static Terms linearizable(long timeoutMillis) {
            return new Terms(Consistency.LINEARIZABLE, Optional.empty(), timeoutMillis);
        }

        static Terms of(Call call, long timeoutMillis) {
            Consistency consistency =
                    call.query().get("consistency").map(Consistency::of).orElse(Consistency.LINEARIZABLE);
            Optional<String> worker = call.query().get(WORKER);
            if (worker.isPresent() && consistency != Consistency.LOCAL) {
                throw new Refusal(
                        ProblemType.MALFORMED_PARAMETER,
                        "'worker' goes with consistency=local: others ask the leader.");
            }
            // The leader, which is asked, has seen all that any client has; the field need only be well-formed.
            call.header(Fields.SEEN).ifPresent(seen -> Conditions.single("Trivet-Seen", seen));
            return new Terms(consistency, worker, timeoutMillis);
        }
    }

    Future<Seen> read(Bytes key, Terms terms) {
        return terms.consistency() == Consistency.LOCAL ? local(key, terms) : leader(key, terms);
    }

    private Future<Seen> leader(Bytes key, Terms terms) {
        Submission submission = Submission.of(key, new Action.Get()).within(terms.timeoutMillis());
        return operations.submit(submission).map(result -> {
            Result.Found found = outcomes.found(result);
            return seen(found.row(), names.of(found.worker()), terms.consistency(), Optional.of(found.id()));
        });
    }

    private Future<Seen> local(Bytes key, Terms terms) {
        int worker = stores.worker(terms.worker());
        return stores.row(worker, key, terms.timeoutMillis())
                .map(row -> seen(row, names.of(worker), Consistency.LOCAL, Optional.empty()));
    }

    private static Seen seen(Optional<Row> row, String replica, Consistency consistency, Optional<OperationId> id) {
        if (row.isPresent() && row.get().state().content() instanceof Content.Value value) {
            return new Seen(row.get().state(), value, replica, consistency, id);
        }
        Refusal absent = new Refusal(ProblemType.NO_SUCH_KEY, "There is no such key.")
                .with(Fields.REPLICA, replica)
                .with(Fields.CONSISTENCY, consistency.text());
        throw id.map(operation -> absent.with(Fields.OPERATION, operation.toString()))
                .orElse(absent);
    }
}
