package io.trivet.register.leader;

import io.trivet.cluster.WorkerSet;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Answer.Stamped;
import io.trivet.register.message.Request;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Stamp;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Compares what members store by the digests of buckets, and finds the keys in which they differ. */
final class Buckets {
    private final Leader leader;
    private final Claim claim;

    Buckets(Leader leader) {
        this.leader = leader;
        this.claim = leader.claim();
    }

    /** The numbers of the buckets in which not all of these digests agree. */
    static List<Integer> differing(Map<Integer, List<Long>> digests) {
        List<Integer> differing = new ArrayList<>();
        List<Long> first = digests.values().iterator().next();
        for (int bucket = 0; bucket < first.size(); bucket++) {
            for (List<Long> other : digests.values()) {
                if (!other.get(bucket).equals(first.get(bucket))) {
                    differing.add(bucket);
                    break;
                }
            }
        }
        return differing;
    }

    /** The keys of a bucket of which these members do not all store the same. */
    Future<List<Bytes>> differing(int bucket, WorkerSet workers) {
        Map<Bytes, Map<Integer, Stamp>> stored = new TreeMap<>();
        List<Integer> all = workers.stream().boxed().toList();
        return Series.of(
                        all,
                        worker -> list(worker, bucket, Bytes.EMPTY, page -> {
                            for (Stamped row : page.keys()) {
                                stored.computeIfAbsent(row.key(), k -> new TreeMap<>())
                                        .put(worker, row.stamp());
                            }
                            return Future.succeededFuture();
                        }))
                .map(done -> stored.entrySet().stream()
                        .filter(key -> !agree(key.getValue(), workers.size()))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private static boolean agree(Map<Integer, Stamp> stamps, int workers) {
        return stamps.size() == workers && stamps.values().stream().distinct().count() == 1;
    }

    /** Pages through the stored keys of a bucket, or of all, at one member. */
    Future<Void> list(int worker, int bucket, Bytes after, Function<Answer.Page, Future<Void>> each) {
        int limit = leader.settings().sizes().page();
        Request fetch = new Request.Fetch(claim.partition(), claim.ballot(), bucket, after, limit);
        return Poll.onePatiently(claim, worker, fetch, leader.settings().times().prepareLimit())
                .compose(answer -> {
                    Answer.Page page = (Answer.Page) answer;
                    return each.apply(page)
                            .compose(done ->
                                    page.more() ? list(worker, bucket, last(page), each) : Future.succeededFuture());
                });
    }

    private static Bytes last(Answer.Page page) {
        return page.keys().get(page.keys().size() - 1).key();
    }
}
