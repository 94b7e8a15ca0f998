package io.trivet.simulation;

import io.trivet.gateway.Result;
import io.trivet.gateway.Submission;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A client that does one operation after the other, and tries again elsewhere under the same id when it may. */
final class Client {
    private static final int PATIENCE = 900;

    private final Cluster cluster;
    private final Dice dice;
    private final Map<Bytes, Stamp> etags = new HashMap<>();
    private int left;

    Client(Cluster cluster, Dice dice, int operations) {
        this.cluster = cluster;
        this.dice = dice;
        this.left = operations;
    }

    void start() {
        cluster.time().schedule(dice.below(60), this::next);
    }

    private void next() {
        if (left-- <= 0) {
            cluster.clientDone();
            return;
        }
        Operations.Choice choice = Operations.choose(dice, cluster, etags);
        attempt(new Attempt(choice), Optional.empty());
    }

    /** One operation as the history has it, through however many submissions. */
    private final class Attempt {
        private final Operations.Choice choice;
        private final int number;
        private boolean ended;
        private int submissions;

        Attempt(Operations.Choice choice) {
            this.choice = choice;
            this.number = cluster.begin(choice.key(), choice.action(), choice.condition());
        }
    }

    private void attempt(Attempt attempt, Optional<OperationId> id) {
        GatewayNode gateway = cluster.pickGateway(dice);
        int submission = ++attempt.submissions;
        boolean own = id.isPresent() || dice.below(4) < cluster.profile().load().clientIds();
        OperationId used =
                id.orElseGet(() -> OperationId.of(gateway.time().wallClock(), dice.nextLong(), dice.nextLong()));
        Submission plain = Submission.of(attempt.choice.key(), attempt.choice.action())
                .provided(attempt.choice.condition())
                .fingerprinted(attempt.number);
        cluster.trace()
                .add(() -> "client " + attempt.number + " at " + gateway + ": " + attempt.choice
                        + (own ? " id " + used : ""));
        gateway.submit(own ? plain.under(used) : plain).onSuccess(result -> answered(attempt, submission, result));
        cluster.time()
                .schedule(PATIENCE, () -> gaveUp(attempt, submission, own ? Optional.of(used) : Optional.empty()));
    }

    private void answered(Attempt attempt, int submission, Result result) {
        if (attempt.ended || attempt.submissions != submission) {
            return;
        }
        cluster.trace().add(() -> "client " + attempt.number + " is answered " + result);
        if (result instanceof Result.Done done) {
            end(attempt, new io.trivet.simulation.history.Result.Wrote(done.reply()));
            etags.put(attempt.choice.key(), done.reply().etag());
        } else if (result instanceof Result.Found found) {
            end(attempt, read(attempt, found.row()));
        } else if (result instanceof Result.DidNotHappen && submission == 1) {
            end(attempt, io.trivet.simulation.history.Result.FAILED);
        } else {
            again(attempt, Optional.of(result.id()));
        }
    }

    private io.trivet.simulation.history.Result read(Attempt attempt, Optional<Row> row) {
        row.ifPresent(found -> etags.put(attempt.choice.key(), found.state().etag()));
        return io.trivet.simulation.history.Result.found(row);
    }

    private void gaveUp(Attempt attempt, int submission, Optional<OperationId> id) {
        if (!attempt.ended && attempt.submissions == submission) {
            again(attempt, id);
        }
    }

    /** The outcome is unknown: tried again under the same id, if that is known and luck will have it. */
    private void again(Attempt attempt, Optional<OperationId> id) {
        if (id.isPresent() && attempt.submissions < 3 && dice.oneIn(2)) {
            attempt(attempt, id);
        } else {
            end(attempt, io.trivet.simulation.history.Result.UNKNOWN);
        }
    }

    private void end(Attempt attempt, io.trivet.simulation.history.Result result) {
        attempt.ended = true;
        cluster.finish(attempt.number, result);
        int think = cluster.profile().load().think();
        cluster.time().schedule(dice.below(2 * think), this::next);
    }
}
