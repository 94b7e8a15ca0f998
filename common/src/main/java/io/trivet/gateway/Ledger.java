package io.trivet.gateway;

import io.trivet.register.message.Perform;
import io.trivet.register.row.Operation;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Reply;
import java.util.ArrayList;
import java.util.List;

/**
 * What exactly-once needs to be known of one operation: its present id, and the sends under that id that are open. The
 * rules themselves are in {@link GatewayRules}.
 */
final class Ledger {
    private final Shared shared;
    private final Submission submission;
    private final List<Sent> open = new ArrayList<>();
    private OperationId id;
    private long idMadeAt;

    Ledger(Shared shared, Submission submission, OperationId id) {
        this.shared = shared;
        this.submission = submission;
        this.id = id;
        // An id that a client brings has an age already.
        long age = clientId() ? Math.max(0, shared.idClock.time() - id.time()) : 0;
        this.idMadeAt = shared.timing.now() - age;
        shared.pending.add(id);
    }

    OperationId id() {
        return id;
    }

    Sent open(Route route, int leader) {
        boolean marked = shared.rules.marks(clientId(), !open.isEmpty());
        Sent sent = new Sent(route, marked, leader, shared.maps.version(), shared.timing.now());
        open.add(sent);
        return sent;
    }

    Perform message(Sent sent, int partition, long deadline) {
        Operation operation = new Operation(
                id,
                submission.key(),
                submission.action(),
                submission.condition(),
                submission.fingerprint(),
                shared.number,
                shared.pending.answeredBelow());
        return new Perform(partition, operation, sent.marked(), sent.takeover(), deadline, sent.mapVersion());
    }

    /** It was not taken and never will be: as if it had never been. */
    void notTaken(Sent sent) {
        open.remove(sent);
    }

    boolean passesOn(Sent sent, Reply reply) {
        boolean othersOpen = open.stream().anyMatch(other -> other != sent);
        return shared.rules.passesOn(reply, sent.marked(), othersOpen);
    }

    boolean maySendAgain() {
        return shared.rules.maySendAgain(shared.timing.now() - idMadeAt, shared.settings.ids());
    }

    boolean mayTakeNewId() {
        return shared.rules.mayTakeNewId(submission.isRead(), clientId(), !open.isEmpty());
    }

    void takeNewId(OperationId above) {
        close();
        open.clear();
        id = shared.idClock.nextAbove(above);
        idMadeAt = shared.timing.now();
        shared.pending.add(id);
    }

    boolean isUnknown() {
        return shared.rules.isUnknown(submission.isRead(), !open.isEmpty());
    }

    boolean awaitsAnswers() {
        return open.stream().anyMatch(sent -> !sent.isOver());
    }

    /** The id is not waited for any more. */
    void close() {
        shared.pending.remove(id);
    }

    private boolean clientId() {
        return submission.id().isPresent();
    }
}
