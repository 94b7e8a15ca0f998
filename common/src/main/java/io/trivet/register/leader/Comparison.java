package io.trivet.register.leader;

import io.trivet.register.host.RowDigest;
import io.trivet.register.message.Answer;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Anti-entropy: finds the keys in which a member differs from this verified leader, and has each repaired. If that
 * fails it is noted that there may be some, so that it is done again when the member answers.
 */
final class Comparison {
    private final Leader leader;
    private final Claim claim;
    private final int worker;
    private long spent;

    Comparison(Leader leader, int worker) {
        this.leader = leader;
        this.claim = leader.claim();
        this.worker = worker;
    }

    Future<Void> run() {
        Map<Integer, List<Long>> both = new TreeMap<>();
        return Series.of(
                        List.of(leader.host().self(), worker),
                        from -> digests(from).map(answer -> {
                            both.put(from, answer.buckets());
                            return null;
                        }))
                .compose(done -> Differences.each(leader, both, new Repair(leader, worker)::repair))
                .onFailure(cause -> leader.behind().noteMore(worker));
    }

    private Future<Answer.Digests> digests(int from) {
        long limit = leader.settings().times().prepareLimit();
        return leader.lane()
                .scans()
                .take(
                        claim,
                        false,
                        () -> timed(Poll.onePatiently(claim, from, claim.digest(), limit))
                                .map(Answer.Digests.class::cast),
                        digests -> RowDigest.isOfFew(digests.buckets()));
    }

    private <T> Future<T> timed(Future<T> scan) {
        long begun = leader.now();
        return scan.onComplete(result -> spent += leader.now() - begun);
    }

    /** How long members were asked: what it waited for its turns is nobody's work. */
    long spent() {
        return spent;
    }
}
