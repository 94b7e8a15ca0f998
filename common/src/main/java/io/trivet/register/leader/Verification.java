package io.trivet.register.leader;

import io.trivet.cluster.WorkerSet;
import io.trivet.register.host.RowDigest;
import io.trivet.register.message.Answer;
import io.trivet.register.row.Bytes;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the leader's own stored rows the known ones, for every key: compares digests with enough members for a quorum,
 * learns each key in which they differ, and brings the own acceptor to hold what was learned. What all of a quorum
 * store alike is chosen. Keys written meanwhile stay in memory until the own acceptor holds them.
 *
 * <p>A joiner begins with nothing, and differs in every key: it is left out where the others are a quorum.
 */
final class Verification {
    private final Leader leader;
    private final Claim claim;
    private final Map<Integer, List<Long>> digests = new TreeMap<>();

    Verification(Leader leader) {
        this.leader = leader;
        this.claim = leader.claim();
    }

    Future<Void> run() {
        long limit = leader.settings().times().stepLimit();
        WorkerSet first = claim.members().minus(joiners());
        return leader.lane()
                .scans()
                .take(
                        claim,
                        true,
                        () -> Poll.patiently(claim, first, claim.members(), claim.digest(), limit, this::enough),
                        all -> digests.values().stream().allMatch(RowDigest::isOfFew))
                .compose(all -> Differences.each(leader, digestsOf(compared()), this::learn))
                .map(done -> {
                    if (!claim.isOver()) {
                        leader.verified();
                    }
                    return null;
                });
    }

    private boolean enough(int worker, Answer answer) {
        digests.put(worker, ((Answer.Digests) answer).buckets());
        return digests.containsKey(leader.host().self()) && claim.isQuorum(compared());
    }

    private WorkerSet joiners() {
        return claim.config().joiners().without(leader.host().self());
    }

    private WorkerSet compared() {
        WorkerSet answered = WorkerSet.ofAll(digests.keySet());
        WorkerSet others = answered.minus(joiners());
        return claim.isQuorum(others) ? others : answered;
    }

    private Map<Integer, List<Long>> digestsOf(WorkerSet workers) {
        Map<Integer, List<Long>> some = new TreeMap<>(digests);
        some.keySet().removeIf(worker -> !workers.contains(worker));
        return some;
    }

    private Future<Void> learn(Bytes key) {
        KeyQueue queue = leader.keys().get(key);
        return queue.inTurn(queue::settled);
    }
}
