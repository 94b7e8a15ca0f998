package io.trivet.register.leader;

import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Quorum;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.host.Host;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Request;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Entry;
import io.trivet.register.row.Row;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;

/** One ballot's claim on a partition: asks members under it, counts who promised it, and notices when it is refused. */
final class Claim {
    private static final LeadershipOver NO = new LeadershipOver("the member did not go along");

    private final Host host;
    private final int partition;
    private final PartitionConfig config;
    private final Ballot ballot;
    private final Quorum quorum;
    private final Consumer<Ballot> onRefused;
    private WorkerSet promised = WorkerSet.empty();
    private WorkerSet preparing = WorkerSet.empty();
    private boolean over;

    Claim(Host host, int partition, PartitionConfig config, Ballot ballot, Consumer<Ballot> onRefused) {
        this.host = host;
        this.partition = partition;
        this.config = config;
        this.ballot = ballot;
        this.quorum = host.rules().quorum(config);
        this.onRefused = onRefused;
    }

    /**
     * Asks once. Fails when the member refuses, or when the claim is over by the time of the answer. Whoever is no
     * member must not be asked, for by a prepare it would join in again.
     */
    Future<Answer> ask(int worker, Request request) {
        if (over || !config.isMember(worker) && host.rules().asksMembersOnly()) {
            return Future.failedFuture(NO);
        }
        return host.peers().ask(worker, request).compose(answer -> heard(worker, request, answer));
    }

    /** What was asked of several claims at once is heard by each of them. */
    Future<Answer> heard(int worker, Request request, Answer all) {
        Answer answer = all instanceof Answer.Confirmed confirmed ? confirmed.of(partition) : all;
        if (over) {
            return Future.failedFuture(NO);
        }
        if (answer instanceof Answer.Refused refused) {
            refused(worker, request, refused.promised());
            return Future.failedFuture(NO);
        }
        if (answer instanceof Answer.WrongEpoch wrong) {
            wrongEpoch(worker, request, wrong);
            return Future.failedFuture(NO);
        }
        promised = promised.with(worker);
        return Future.succeededFuture(answer);
    }

    /**
     * A higher ballot ends the claim at any time. The same ballot, refused to a prepare, belongs to another session or
     * was raised by an accept of ours: it ends an attempt that has no quorum yet. A lower one wants a prepare.
     */
    private void refused(int worker, Request request, Ballot by) {
        boolean taken = by.equals(ballot) && request instanceof Request.Prepare && !isLed();
        if (by.isAbove(ballot) || taken) {
            over = true;
            onRefused.accept(by);
        } else if (by.isBelow(ballot)) {
            prepareAgain(worker);
        }
    }

    private void wrongEpoch(int worker, Request request, Answer.WrongEpoch wrong) {
        int seen = wrong.newest().map(PartitionConfig::epoch).orElse(-1);
        if (seen > config.epoch()) {
            host.watcher().newerConfig(partition, wrong.newest().orElseThrow());
        } else if (!(request instanceof Request.Prepare)) {
            prepareAgain(worker);
        }
    }

    private void prepareAgain(int worker) {
        if (preparing.contains(worker)) {
            return;
        }
        preparing = preparing.with(worker);
        ask(worker, prepare());
        host.timing().after(host.settings().times().resend(), () -> preparing = preparing.without(worker));
    }

    Request.Prepare prepare() {
        return new Request.Prepare(partition, ballot, host.session(), config);
    }

    Request.Read read(Bytes key) {
        return new Request.Read(partition, ballot, List.of(key));
    }

    Request.Accept accept(Bytes key, Row row) {
        return new Request.Accept(partition, ballot, List.of(new Entry(key, row)));
    }

    Request.Confirm confirm() {
        return new Request.Confirm(List.of(held()));
    }

    Request.Held held() {
        return new Request.Held(partition, ballot);
    }

    Request.Digest digest() {
        return new Request.Digest(partition, ballot);
    }

    /** No answer to this claim counts from now on. */
    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /** Whether a quorum has promised the ballot. */
    boolean isLed() {
        return quorum.won(promised);
    }

    WorkerSet promised() {
        return promised;
    }

    WorkerSet members() {
        return config.members();
    }

    boolean isQuorum(WorkerSet workers) {
        return quorum.won(workers);
    }

    int partition() {
        return partition;
    }

    PartitionConfig config() {
        return config;
    }

    Ballot ballot() {
        return ballot;
    }

    Host host() {
        return host;
    }
}
