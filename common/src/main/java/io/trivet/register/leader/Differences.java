package io.trivet.register.leader;

import io.trivet.register.message.Answer;
import io.trivet.register.message.Answer.Stamped;
import io.trivet.register.message.Request;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Stamp;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Finds the keys of which members do not all store the same: by the digests of buckets, and then page by page. */
final class Differences {
    /** To look for a bucket takes a member as long as to look at all: of more than these it is asked for all. */
    private static final int FEW = 4;

    private final Leader leader;
    private final Pages pages;
    private final Map<Integer, List<Long>> digests;
    private final Function<Bytes, Future<Void>> then;

    private Differences(Leader leader, Map<Integer, List<Long>> digests, Function<Bytes, Future<Void>> then) {
        this.leader = leader;
        this.pages = new Pages(leader);
        this.digests = digests;
        this.then = then;
    }

    /**
     * Goes through these keys, some at a time.
     *
     * @param digests of each member's buckets
     */
    static Future<Void> each(Leader leader, Map<Integer, List<Long>> digests, Function<Bytes, Future<Void>> then) {
        List<Integer> buckets = buckets(digests);
        List<Integer> wanted = buckets.size() > FEW ? List.of(Request.Fetch.ALL_BUCKETS) : buckets;
        Differences differences = new Differences(leader, digests, then);
        return Series.of(wanted, bucket -> differences.after(Bytes.EMPTY, bucket));
    }

    /** The numbers of those in which not all of these digests agree. */
    private static List<Integer> buckets(Map<Integer, List<Long>> digests) {
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

    private Future<Void> after(Bytes key, int bucket) {
        Map<Integer, Answer.Page> all = new HashMap<>();
        Supplier<Future<Void>> fetch = () -> Series.all(
                digests.keySet(),
                worker -> pages.page(worker, bucket, key)
                        .onSuccess(page -> all.put(worker, page))
                        .mapEmpty());
        boolean urgent = !leader.isVerified();
        return leader.lane()
                .scans()
                .take(leader.claim(), urgent, fetch, rows -> false)
                .compose(fetched -> {
                    Optional<Bytes> end = all.values().stream()
                            .filter(Answer.Page::more)
                            .map(Pages::last)
                            .min(Bytes::compareTo);
                    return Series.together(differing(all, end), then)
                            .compose(done -> end.isPresent() ? after(end.get(), bucket) : Future.succeededFuture());
                });
    }

    /** @param end beyond this key not all pages say what is stored */
    private List<Bytes> differing(Map<Integer, Answer.Page> all, Optional<Bytes> end) {
        Map<Bytes, List<Stamp>> stored = new TreeMap<>();
        for (Answer.Page page : all.values()) {
            for (Stamped row : page.keys()) {
                if (end.isEmpty() || row.key().compareTo(end.get()) <= 0) {
                    stored.computeIfAbsent(row.key(), key -> new ArrayList<>(all.size()))
                            .add(row.stamp());
                }
            }
        }
        stored.values()
                .removeIf(stamps -> stamps.size() == all.size()
                        && stamps.stream().distinct().count() == 1);
        return List.copyOf(stored.keySet());
    }
}
