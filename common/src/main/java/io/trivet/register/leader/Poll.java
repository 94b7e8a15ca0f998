package io.trivet.register.leader;

import io.trivet.cluster.WorkerSet;
import io.trivet.register.host.Settings;
import io.trivet.register.host.Timing.Cancellable;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Request;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Asks members the same question, and those that do not answer again, until the listener has enough, the time limit
 * passes or the claim is over. Each answer belongs to this poll by the future that carries it, so none can be taken
 * for the answer to a later question.
 */
final class Poll {
    private static final LeadershipOver LIMIT = new LeadershipOver("too few members answered in time");

    /** Hears each member's first answer; says whether that is enough. */
    @FunctionalInterface
    interface Listener {
        boolean enough(int worker, Answer answer);
    }

    private final Claim claim;
    private final WorkerSet targets;
    private final Request request;
    private final Listener listener;
    private final Promise<Void> done = Promise.promise();
    private final long deadline;
    private WorkerSet answered = WorkerSet.empty();
    private WorkerSet asked;
    private long wait;
    private Cancellable timer = () -> {};

    private Poll(
            Claim claim,
            WorkerSet first,
            WorkerSet targets,
            Request request,
            long limit,
            Listener listener,
            long wait) {
        this.claim = claim;
        this.asked = first;
        this.targets = targets;
        this.request = request;
        this.listener = listener;
        this.deadline = claim.host().timing().now() + limit;
        this.wait = wait;
    }

    static Future<Void> of(Claim claim, WorkerSet targets, Request request, long limit, Listener listener) {
        long wait = claim.host().settings().times().resend();
        return new Poll(claim, targets, targets, request, limit, listener, wait).begin();
    }

    /**
     * Asks what takes its time, because many rows belong to the answer: to ask it again soon would keep whoever is slow
     * from ever being done. Asks the first at first, and when it is time to ask again, all.
     */
    static Future<Void> patiently(
            Claim claim, WorkerSet first, WorkerSet targets, Request request, long limit, Listener listener) {
        long wait = claim.host().settings().times().resendMost();
        return new Poll(claim, first, targets, request, limit, listener, wait).begin();
    }

    /** Until those who have answered are enough. */
    static Future<Void> until(
            Claim claim, WorkerSet targets, Request request, long limit, Predicate<WorkerSet> enough) {
        WorkerSet[] answered = {WorkerSet.empty()};
        return of(claim, targets, request, limit, (worker, answer) -> {
            answered[0] = answered[0].with(worker);
            return enough.test(answered[0]);
        });
    }

    /** One member, one answer. */
    static Future<Answer> one(Claim claim, int worker, Request request, long limit) {
        return one(listener -> of(claim, WorkerSet.of(worker), request, limit, listener));
    }

    /** One member, one answer to what takes its time. */
    static Future<Answer> onePatiently(Claim claim, int worker, Request request, long limit) {
        WorkerSet only = WorkerSet.of(worker);
        return one(listener -> patiently(claim, only, only, request, limit, listener));
    }

    private static Future<Answer> one(Function<Listener, Future<Void>> poll) {
        Promise<Answer> found = Promise.promise();
        poll.apply((from, answer) -> found.tryComplete(answer) || true).onFailure(found::tryFail);
        return found.future();
    }

    private Future<Void> begin() {
        round();
        return done.future();
    }

    private void round() {
        for (int i = 0; i < asked.size(); i++) {
            int worker = asked.get(i);
            if (!answered.contains(worker)) {
                claim.ask(worker, request).onSuccess(answer -> answered(worker, answer));
            }
        }
        if (!isDone()) {
            timer = claim.host().timing().after(wait, this::again);
        }
    }

    private void again() {
        if (claim.isOver()) {
            done.tryFail(LeadershipOver.OVER);
        } else if (claim.host().timing().now() >= deadline) {
            done.tryFail(LIMIT);
        } else {
            wait = Math.min(2 * wait, times().resendMost());
            asked = targets;
            round();
        }
    }

    private void answered(int worker, Answer answer) {
        if (isDone() || answered.contains(worker)) {
            return;
        }
        answered = answered.with(worker);
        if (listener.enough(worker, answer)) {
            timer.cancel();
            done.tryComplete();
        } else if (answered.size() == targets.size()) {
            timer.cancel();
            done.tryFail(LIMIT);
        }
    }

    private Settings.Times times() {
        return claim.host().settings().times();
    }

    private boolean isDone() {
        return done.future().isComplete();
    }
}
