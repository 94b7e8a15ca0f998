package io.trivet.register.leader;

import io.trivet.cluster.WorkerSet;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Request;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Anti-entropy: finds the keys in which a member differs from this verified leader, and has each repaired. */
final class Comparison {
    private final Leader leader;
    private final Claim claim;
    private final int worker;

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
                .compose(done -> Series.of(Buckets.differing(both), this::repair));
    }

    private Future<Answer.Digests> digests(int from) {
        Request digest = claim.digest();
        return Poll.onePatiently(claim, from, digest, leader.settings().times().prepareLimit())
                .map(Answer.Digests.class::cast);
    }

    private Future<Void> repair(int bucket) {
        WorkerSet both = WorkerSet.of(leader.host().self(), worker);
        return new Buckets(leader)
                .differing(bucket, both)
                .compose(keys -> Series.of(keys, key -> new Repair(leader, worker).repair(key)));
    }
}
