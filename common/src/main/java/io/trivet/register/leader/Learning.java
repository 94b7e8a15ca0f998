package io.trivet.register.leader;

import io.trivet.cluster.WorkerSet;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Request;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Row;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How a leader comes to know a key: from a quorum, or from its own acceptor once the partition is verified. */
final class Learning {
    private final Leader leader;
    private final Bytes key;
    private final Map<Integer, Optional<Row>> answers = new TreeMap<>();

    Learning(Leader leader, Bytes key) {
        this.leader = leader;
        this.key = key;
    }

    /** In the key's turn. */
    Future<Void> learn(KeyQueue queue) {
        Claim claim = leader.claim();
        boolean own = leader.isVerified();
        WorkerSet targets = own ? WorkerSet.of(leader.host().self()) : claim.members();
        Request read = claim.read(key);
        return Poll.of(claim, targets, read, leader.settings().times().stepLimit(), (worker, answer) -> {
                    answers.put(worker, ((Answer.Rows) answer).rows().get(0));
                    return own || claim.isQuorum(WorkerSet.ofAll(answers.keySet()));
                })
                .onFailure(cause -> leader.resign("a key could not be learned in time"))
                .compose(enough -> own ? trust(queue) : judge(queue, claim));
    }

    private Future<Void> trust(KeyQueue queue) {
        queue.knowledge().learn(answers.get(leader.host().self()), true);
        return Future.succeededFuture();
    }

    private Future<Void> judge(KeyQueue queue, Claim claim) {
        Optional<Row> highest = answers.values().stream()
                .flatMap(Optional::stream)
                .reduce((a, b) -> b.stamp().isAbove(a.stamp()) ? b : a);
        if (highest.isEmpty()) {
            queue.knowledge()
                    .learn(Optional.empty(), answers.containsKey(leader.host().self()));
            return Future.succeededFuture();
        }
        Row row = highest.get();
        WorkerSet holders = holders(row);
        boolean own = holders.contains(leader.host().self());
        if (leader.host().rules().believes(claim.isQuorum(holders), own)) {
            queue.knowledge().learn(highest, own);
            return Future.succeededFuture();
        }
        Row anew = leader.host().rules().adopted(row, claim.ballot(), own);
        Future<Void> finished = queue.step(anew, "restamp");
        return leader.host()
                .rules()
                .finished(
                        finished,
                        () -> new Learning(leader, key).learn(queue),
                        leader.host().timing());
    }

    private WorkerSet holders(Row row) {
        WorkerSet workers = WorkerSet.empty();
        for (Map.Entry<Integer, Optional<Row>> answer : answers.entrySet()) {
            if (answer.getValue().filter(r -> r.stamp().equals(row.stamp())).isPresent()) {
                workers = workers.with(answer.getKey());
            }
        }
        return workers;
    }
}
