package io.trivet.gateway;

import io.trivet.cluster.ClusterMap;
import io.trivet.gateway.Result.DidNotHappen;
import io.trivet.gateway.Result.Reason;
import io.trivet.register.host.Timing;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.OperationId;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Takes operations in and sees each through to its end: the work of one is done by its {@link Journey}. */
public final class Gateway {
    private final Shared shared;

    /** @param number of this gateway's session, by which rows tell its operations from those of others */
    public Gateway(
            int number,
            GatewaySettings settings,
            GatewayRules rules,
            Timing timing,
            LongSupplier random,
            Workers workers) {
        this.shared = new Shared(number, settings, rules, timing, random, workers);
    }

    /** A map that was chosen. One that is not newer than the newest seen changes nothing. */
    public void see(ClusterMap map) {
        shared.maps.see(map);
    }

    /** What a worker says in its heartbeat that it leads: the ballot by partition. */
    public void heard(int worker, Map<Integer, Ballot> leads) {
        shared.routing.heard(worker, leads);
    }

    /** The future never fails, and completes by the deadline at the latest. */
    public Future<Result> submit(Submission submission) {
        Optional<Reason> refusal = submission.id().flatMap(this::refusal);
        OperationId id = submission.id().orElseGet(shared.idClock::next);
        if (refusal.isPresent()) {
            return refused(id, refusal.get());
        }
        if (inFlight() >= shared.settings.maxInFlight()) {
            return refused(id, Reason.OVERLOADED);
        }
        return new Journey(shared, submission, id).begin();
    }

    /** How many operations are under way. */
    public int inFlight() {
        return shared.pending.size();
    }

    private Optional<Reason> refusal(OperationId clientId) {
        return shared.rules.refusal(clientId, shared.idClock.time(), shared.settings.ids());
    }

    private static Future<Result> refused(OperationId id, Reason reason) {
        return Future.succeededFuture(new DidNotHappen(id, reason));
    }
}
