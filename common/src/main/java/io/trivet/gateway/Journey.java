package io.trivet.gateway;

import io.trivet.gateway.Result.DidNotHappen;
import io.trivet.gateway.Result.Reason;
import io.trivet.gateway.Result.Unknown;
import io.trivet.register.host.Timing.Cancellable;
import io.trivet.register.message.Outcome;
import io.trivet.register.message.Outcome.NotTaken;
import io.trivet.register.message.Performed;
import io.trivet.register.row.OperationId;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;

/**
 * One operation from its submission to its end. At any time it waits for one next step: an answer to its latest send
 * (or that send's time to run out), the end of a pause, or a newer map.
 *
 * <ol>
 *   <li>Send it to the leader as last known.
 *   <li>Turned away: go where the answer points to, at once a few times, then after a pause.
 *   <li>No answer in time: ask the next voter to take over. Earlier sends may still be answered, and count.
 *   <li>An answer that {@link GatewayRules} lets pass, or the deadline, ends it.
 * </ol>
 */
final class Journey {
    private final Shared shared;
    private final Submission submission;
    private final Ledger ledger;
    private final Pace pace;
    private final long deadline;
    private final Promise<Result> end = Promise.promise();
    private Optional<Sent> awaited = Optional.empty();
    private Reason reasonAtDeadline = Reason.DEADLINE;
    private Cancellable nextStep = () -> {};
    private Cancellable atDeadline = () -> {};

    Journey(Shared shared, Submission submission, OperationId id) {
        this.shared = shared;
        this.submission = submission;
        this.ledger = new Ledger(shared, submission, id);
        this.pace = new Pace(shared.settings.pauses(), shared.random);
        this.deadline = shared.timing.now() + submission.timeoutOr(shared.settings.defaultTimeout());
    }

    Future<Result> begin() {
        atDeadline = shared.timing.after(deadline - shared.timing.now(), this::giveUp);
        toLeader();
        return end.future();
    }

    private void toLeader() {
        if (shared.maps.newest().isEmpty()) {
            whenMapIsNewer(0, this::toLeader);
        } else {
            send(shared.routing.toLeader(partition()));
        }
    }

    private void send(Route route) {
        if (shared.timing.now() >= deadline) {
            giveUp();
            return;
        }
        if (!ledger.maySendAgain()) {
            if (!ledger.mayTakeNewId()) {
                return; // What is under way may still be answered, until the deadline.
            }
            ledger.takeNewId(OperationId.NONE);
        }
        Sent sent = ledger.open(route, shared.routing.leader(partition()));
        step(shared.attemptTime.millis(route.takeover()), () -> unanswered(sent));
        awaited = Optional.of(sent);
        shared.workers
                .perform(route.worker(), ledger.message(sent, partition(), deadline))
                .onComplete(answer -> arrived(sent, answer));
    }

    private void unanswered(Sent sent) {
        shared.waited(sent);
        shared.suspects.timedOut(sent.worker());
        pace.rest();
        reasonAtDeadline = Reason.DEADLINE;
        int leader = shared.routing.leader(partition());
        if (leader != sent.leader() && leader != sent.worker()) {
            toLeader();
        } else {
            past(sent);
        }
    }

    private void past(Sent sent) {
        send(shared.routing.past(partition(), sent.worker()));
    }

    private void arrived(Sent sent, AsyncResult<Performed> answer) {
        if (answer.succeeded()) {
            shared.learn(sent, answer.result());
        }
        if (isOver()) {
            return;
        }
        if (answer.succeeded()) {
            answered(sent, answer.result().outcome());
        } else {
            failed(sent, answer.cause());
        }
    }

    private void failed(Sent sent, Throwable why) {
        if (shared.rules.isNeverSent(why)) {
            ledger.notTaken(sent);
        } else {
            sent.over();
        }
        if (isAwaited(sent)) {
            shared.suspects.timedOut(sent.worker());
            step(pace.turn(), () -> past(sent));
        }
    }

    private void answered(Sent sent, Outcome outcome) {
        if (outcome instanceof NotTaken why) {
            ledger.notTaken(sent);
            if (isAwaited(sent)) {
                turnedAway(sent, why);
            }
            return;
        }
        if (isAwaited(sent)) {
            shared.routing.served(partition(), sent.worker());
        }
        if (outcome instanceof Outcome.Found found) {
            finish(new Result.Found(ledger.id(), sent.worker(), found.row()));
        } else if (outcome instanceof Outcome.Done done && ledger.passesOn(sent, done.reply())) {
            finish(new Result.Done(ledger.id(), sent.worker(), done.reply()));
        } else {
            leftOpen(sent);
        }
    }

    /** Its step may still be chosen, or its decline has to wait for that of a marked send. */
    private void leftOpen(Sent sent) {
        sent.over();
        if (isAwaited(sent)) {
            step(pace.turn(), this::toLeader);
        }
    }

    private void turnedAway(Sent sent, NotTaken why) {
        reasonAtDeadline = why.reason() == Outcome.Reason.OVERLOADED ? Reason.OVERLOADED : Reason.DEADLINE;
        switch (why.reason()) {
            case NOT_LEADER -> notLeader(sent, why.hint() == sent.worker() ? NotTaken.NO_HINT : why.hint());
            case STALE_MAP -> staleMap(sent);
            case OVERLOADED, LATE -> step(pace.pause(), this::toLeader);
            case TOO_OLD -> tooOld(sent, why.newest());
            case FROM_THE_FUTURE -> giveUp(Reason.ID_FROM_THE_FUTURE);
        }
    }

    private void notLeader(Sent sent, int hint) {
        shared.routing.denied(partition(), sent.worker(), hint);
        if (hint != NotTaken.NO_HINT && !shared.routing.isMember(partition(), hint)) {
            staleMap(sent);
        } else {
            long pause = pace.turn();
            Route route = shared.routing.onward(partition(), sent.worker(), hint, pace.isCircling());
            step(pause, () -> send(route));
        }
    }

    /** Somebody knows another map. If that cannot be had, the next voter is tried in the end. */
    private void staleMap(Sent sent) {
        whenMapIsNewer(sent.mapVersion(), () -> {
            if (pace.isCircling()) {
                past(sent);
            } else {
                toLeader();
            }
        });
    }

    private void whenMapIsNewer(long version, Runnable then) {
        nextStep.cancel();
        awaited = Optional.empty();
        shared.maps.newerThan(version).onComplete(seen -> {
            if (!isOver()) {
                step(pace.turn(), then);
            }
        });
    }

    /** Its id counts as forgotten: who has it may have been applied. What else is open gets one more attempt time. */
    private void tooOld(Sent sent, OperationId newest) {
        if (ledger.mayTakeNewId() || !ledger.awaitsAnswers()) {
            underNewId(sent, newest);
        } else {
            step(shared.attemptTime.millis(false), () -> underNewId(sent, newest));
        }
    }

    private void underNewId(Sent sent, OperationId newest) {
        if (ledger.mayTakeNewId()) {
            ledger.takeNewId(newest);
            step(pace.turn(), () -> send(new Route(sent.worker(), false)));
        } else {
            finish(new Unknown(ledger.id()));
        }
    }

    private void giveUp() {
        giveUp(reasonAtDeadline);
    }

    private void giveUp(Reason reason) {
        finish(ledger.isUnknown() ? new Unknown(ledger.id()) : new DidNotHappen(ledger.id(), reason));
    }

    private void finish(Result result) {
        nextStep.cancel();
        atDeadline.cancel();
        ledger.close();
        end.complete(result);
    }

    /** Replaces whatever was the next step. */
    private void step(long delay, Runnable task) {
        nextStep.cancel();
        awaited = Optional.empty();
        if (delay == 0) {
            task.run();
        } else {
            nextStep = shared.timing.after(delay, task);
        }
    }

    private boolean isAwaited(Sent sent) {
        return awaited.filter(latest -> latest == sent).isPresent();
    }

    private boolean isOver() {
        return end.future().isComplete();
    }

    private int partition() {
        return shared.routing.partition(submission.key());
    }
}
