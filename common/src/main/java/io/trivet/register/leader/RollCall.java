package io.trivet.register.leader;

import io.trivet.cluster.WorkerSet;
import io.trivet.register.host.Host;
import io.trivet.register.host.Settings;
import io.trivet.register.host.Timing.Cancellable;
import io.trivet.register.message.Request;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Asks members by which ballots they go, for several leaders at once: each lane of a worker one question about all of
 * theirs. At first no more than a quorum is asked for each leader; when that is silent for a while, all members, again
 * and again until each vote is won, or over, or out of time.
 */
final class RollCall {
    private final Host host;
    private final Quickest quickest;
    private final List<Vote> votes;
    private final long deadline;
    private final Promise<Void> answered = Promise.promise();
    private WorkerSet first = WorkerSet.empty();
    private WorkerSet heard = WorkerSet.empty();
    private int unanswered;
    private long wait;
    private Cancellable timer = () -> {};

    private record Address(int worker, String lane) {}

    RollCall(Host host, Quickest quickest, List<Vote> votes) {
        this.host = host;
        this.quickest = quickest;
        this.votes = votes;
        this.wait = times().hedge();
        this.deadline = host.timing().now() + times().stepLimit();
    }

    /** Completes when all votes are over, or all who were asked at first have answered or were given time for it. */
    Future<Void> begin() {
        Map<Address, List<Vote>> few = byAddress(vote -> quickest.few(vote.claim()));
        unanswered = few.size();
        few.keySet().forEach(address -> first = first.with(address.worker));
        round(few);
        return answered.future();
    }

    private Map<Address, List<Vote>> byAddress(Function<Vote, WorkerSet> members) {
        Map<Address, List<Vote>> byAddress = new LinkedHashMap<>();
        for (Vote vote : votes) {
            WorkerSet wanted = vote.isOver() ? WorkerSet.empty() : members.apply(vote);
            for (int i = 0; i < wanted.size(); i++) {
                byAddress
                        .computeIfAbsent(address(wanted.get(i), vote), same -> new ArrayList<>())
                        .add(vote);
            }
        }
        return byAddress;
    }

    private void round(Map<Address, List<Vote>> byAddress) {
        timer = host.timing().after(wait, this::again);
        byAddress.forEach(this::ask);
    }

    private Address address(int worker, Vote vote) {
        return new Address(worker, host.peers().lane(worker, vote.claim().partition()));
    }

    private void ask(Address address, List<Vote> asked) {
        List<Request.Held> ballots = new ArrayList<>(asked.size());
        asked.forEach(vote -> ballots.add(vote.claim().held()));
        Request confirm = new Request.Confirm(ballots);
        host.peers().ask(address.worker, confirm).onSuccess(answer -> {
            asked.forEach(vote -> vote.heard(address.worker, confirm, answer));
            heard(address.worker);
        });
    }

    private void heard(int worker) {
        heard = heard.with(worker);
        unanswered--;
        boolean over = isOver();
        if (over) {
            timer.cancel();
        }
        if (over || unanswered == 0) {
            answered.tryComplete();
        }
    }

    private void again() {
        boolean outOfTime = host.timing().now() >= deadline;
        votes.forEach(vote -> vote.lapseIf(outOfTime));
        answered.tryComplete();
        if (!isOver()) {
            quickest.wereSlow(first.minus(heard));
            wait = Math.min(Math.max(2 * wait, times().resend()), times().resendMost());
            round(byAddress(Vote::missing));
        }
    }

    private boolean isOver() {
        for (Vote vote : votes) {
            if (!vote.isOver()) {
                return false;
            }
        }
        return true;
    }

    private Settings.Times times() {
        return host.settings().times();
    }
}
