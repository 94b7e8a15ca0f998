package io.trivet.simulation;

import static io.trivet.simulation.Stage.A;
import static io.trivet.simulation.Stage.B;
import static io.trivet.simulation.Stage.C;
import static io.trivet.simulation.Stage.D;
import static io.trivet.simulation.Stage.E;

import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.Replica;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Performed;
import io.trivet.register.message.Request;
import io.vertx.core.Future;
import java.util.Optional;

/** Schedules for mistakes that random ones meet too rarely. Each says what went wrong, if anything did. */
final class Scenarios {
    private Scenarios() {}

    /**
     * A leads. A read asks B for confirmation, and C since B is late; they say yes, and the answers are late. B takes
     * over with C and writes. A second read comes to A: the late answers must not count for it.
     */
    static Optional<String> staleConfirmation(Mutant mutant) {
        Stage stage = new Stage(mutant);
        stage.lead(A);
        stage.worker(A).put("k", "old");
        stage.run(50);
        stage.hold(message -> message.answers(Answer.Confirmed.class));
        stage.worker(A).get("k");
        stage.run(10);
        stage.drop(Stage.isolate(A));
        stage.lead(B);
        Future<Performed> written = stage.worker(B).put("k", "new");
        stage.run(50);
        Future<Performed> read = stage.worker(A).get("k");
        stage.release();
        return stale(written, read, "old");
    }

    private static Optional<String> stale(Future<Performed> written, Future<Performed> read, String old) {
        boolean stale = Actor.isDone(written) && Actor.seen(read).equals(Optional.of(old));
        return stale
                ? Optional.of("a read answered " + old + " after something newer was acknowledged")
                : Optional.empty();
    }

    /**
     * A leads. B is frozen, and another process takes its database over; C and the new B choose something newer. Then
     * the old B, thawed, is asked by A whether it still goes by A's ballot.
     */
    static Optional<String> replacedProcess(Mutant mutant) {
        Stage stage = new Stage(mutant);
        stage.lead(A);
        stage.worker(A).put("k", "old");
        stage.run(50);
        Replica frozen = stage.worker(B).replica();
        Replica other = stage.worker(B).startAnother();
        stage.worker(B).switchOver(other);
        stage.drop(Stage.isolate(A));
        stage.lead(C);
        Future<Performed> written = stage.worker(C).put("k", "new");
        stage.run(50);
        stage.worker(B).switchOver(frozen);
        stage.drop(Stage.isolate(C));
        Future<Performed> read = stage.worker(A).get("k");
        stage.run(50);
        return stale(written, read, "old");
    }

    /**
     * D was a member once and still stores a value that has been purged since. It joins again; A's accept reaches it
     * before A's prepare. When it is a voter, a leader that reads from it must not find the value.
     */
    static Optional<String> acceptBeforePrepare(Mutant mutant) {
        Stage stage = new Stage(mutant);
        stage.haunt(D, "k", "ghost");
        stage.lead(A);
        stage.drop(message -> message.to() == D && message.asks(Request.Prepare.class));
        stage.change(stage.config().begin(WorkerSet.of(A, B, D)), A, A, B, C, D);
        stage.worker(A).put("other", "1");
        stage.run(10);
        stage.drop(message -> false);
        return completed(stage, 2_000);
    }

    /**
     * The same, but A's prepare comes first, as it should. The change is completed before any comparison of digests has
     * found what D should not have.
     */
    static Optional<String> prepareBeforeAccept(Mutant mutant) {
        Stage stage = new Stage(mutant);
        stage.haunt(D, "k", "ghost");
        stage.lead(A);
        stage.drop(message -> message.to() == D && message.asks(Request.Digest.class));
        stage.change(stage.config().begin(WorkerSet.of(A, B, D)), A, A, B, C, D);
        return completed(stage, 2_000);
    }

    /** The same, but D is away during the whole change. */
    static Optional<String> joinerAway(Mutant mutant) {
        Stage stage = new Stage(mutant);
        stage.haunt(D, "k", "ghost");
        stage.lead(A);
        stage.drop(Stage.isolate(D));
        stage.change(stage.config().begin(WorkerSet.of(A, B, D)), A, A, B, C);
        return completed(stage, 2_000);
    }

    /** When A says that the change may be completed, it is; then B leads with D alone, and reads. */
    private static Optional<String> completed(Stage stage, long wait) {
        for (int i = 0; i < wait && !stage.worker(A).hasSynced(); i++) {
            stage.run(1);
        }
        if (!stage.worker(A).hasSynced()) {
            return Optional.empty();
        }
        stage.drop(Stage.isolate(A));
        stage.change(stage.config().complete(), B, B, C, D);
        stage.lead(B);
        Future<Performed> read = stage.worker(B).get("k");
        stage.run(300);
        boolean back = Actor.seen(read).equals(Optional.of("ghost"));
        return back ? Optional.of("a value that was purged is back") : Optional.empty();
    }

    /**
     * B writes with C while A is away. Then A, D and E are three of the five members of a change from A, B, C to A, D,
     * E, but no quorum: not one of them knows of the write.
     */
    static Optional<String> halfOfTheUnion(Mutant mutant) {
        Stage stage = new Stage(mutant);
        stage.drop(Stage.isolate(A));
        stage.lead(B);
        Future<Performed> written = stage.worker(B).put("k", "new");
        stage.run(50);
        stage.drop(message -> isOld(message.from()) || isOld(message.to()));
        PartitionConfig change = stage.config().begin(WorkerSet.of(A, D, E));
        stage.change(change, A, A, D, E);
        stage.lead(A);
        Future<Performed> read = stage.worker(A).get("k");
        stage.run(100);
        return stage.violation().or(() -> stale(written, read, "absent"));
    }

    /**
     * B leads in the first epoch and is cut off from A and D, who change the replicas to A, B, D. C, a member no more,
     * drops its rows. If it drops its promise and config too, B and C can still choose by the first epoch.
     */
    static Optional<String> forgottenPromise(Mutant mutant) {
        Stage stage = new Stage(mutant);
        stage.lead(B);
        stage.worker(B).put("k", "old");
        stage.run(50);
        stage.drop(Stage.isolate(B));
        stage.change(stage.config().begin(WorkerSet.of(A, B, D)), A, A, C, D);
        stage.lead(A);
        stage.run(500);
        stage.change(stage.config().complete(), A, A, C, D);
        stage.worker(A).put("k", "new");
        stage.run(50);
        stage.drop(message -> isNew(message.from()) || isNew(message.to()));
        Future<Performed> written = stage.worker(B).put("k", "newest");
        stage.run(200);
        stage.drop(message -> false);
        Future<Performed> read = stage.worker(A).get("k");
        stage.run(100);
        return stale(written, read, "new");
    }

    private static boolean isNew(int worker) {
        return worker == A || worker == D;
    }

    private static boolean isOld(int worker) {
        return worker == B || worker == C;
    }
}
