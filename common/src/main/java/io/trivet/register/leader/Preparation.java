package io.trivet.register.leader;

import io.trivet.cluster.WorkerSet;
import io.trivet.register.host.Host;
import io.trivet.register.message.Answer;
import io.trivet.register.row.Ballot;
import io.vertx.core.Future;
import java.util.Map;
import java.util.TreeMap;

/** Asks all members to promise a ballot, the own acceptor first: so one database never uses a round twice. */
final class Preparation {
    private final Claim claim;
    private final Map<Integer, Ballot> previous = new TreeMap<>();

    private Preparation(Claim claim) {
        this.claim = claim;
    }

    /** Completes, when a quorum has promised, with the ballot that each had promised before. */
    static Future<Map<Integer, Ballot>> of(Claim claim) {
        return new Preparation(claim).run();
    }

    private Future<Map<Integer, Ballot>> run() {
        Host host = claim.host();
        long limit = host.settings().times().prepareLimit();
        Future<Void> own = host.hasAcceptor()
                ? Poll.of(claim, WorkerSet.of(host.self()), claim.prepare(), limit, this::promised)
                : Future.succeededFuture();
        return own.compose(first -> claim.isQuorum(WorkerSet.ofAll(previous.keySet()))
                        ? Future.succeededFuture()
                        : Poll.of(claim, others(host), claim.prepare(), limit, this::promisedByQuorum))
                .map(enough -> previous);
    }

    private WorkerSet others(Host host) {
        return claim.members().without(host.self());
    }

    private boolean promised(int worker, Answer answer) {
        previous.put(worker, ((Answer.Promised) answer).previous());
        return true;
    }

    private boolean promisedByQuorum(int worker, Answer answer) {
        return promised(worker, answer) && claim.isQuorum(WorkerSet.ofAll(previous.keySet()));
    }
}
