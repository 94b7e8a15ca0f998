package io.trivet.worker;

import io.trivet.bus.Question;
import io.trivet.bus.Response;
import io.trivet.bus.Response.Listed;
import io.trivet.cluster.ClusterMap;
import io.trivet.register.leader.Leader;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Floor;
import io.trivet.register.row.Row;
import io.trivet.worker.store.PostgresStore;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Lists what a lane has. Once a partition is verified its leader's own database holds every key, but for those in
 * memory that are not written there yet. Each key is then read as any client would read it: each is linearizable by
 * itself, and so is the absence of others, because the leadership is confirmed after the question came.
 */
final class Listings {
    private final Lane lane;
    private final LaneReads reads;

    Listings(Lane lane, LaneReads reads) {
        this.lane = lane;
        this.reads = reads;
    }

    // ---------------------------------------------------------------- what the leaders here know

    /** Of those partitions that this lane leads and has verified; the others are named. */
    Future<Listed> list(Question.Listing asked) {
        Map<Integer, Leader> leaders = new TreeMap<>();
        List<Integer> notHere = new ArrayList<>();
        for (int partition : asked.partitions()) {
            verifiedLeader(partition)
                    .ifPresentOrElse(leader -> leaders.put(partition, leader), () -> notHere.add(partition));
        }
        if (leaders.isEmpty()) {
            return Future.succeededFuture(new Listed(List.of(), false, notHere));
        }
        ListingPage page = new ListingPage(asked.limit(), asked.values(), notHere);
        return Future.all(leaders.values().stream().map(Leader::confirmed).toList())
                .compose(confirmed -> store())
                .compose(store -> list(store, page, leaders, asked));
    }

    private Future<Listed> list(
            PostgresStore store, ListingPage page, Map<Integer, Leader> leaders, Question.Listing asked) {
        // Noted before the database is asked: what is written meanwhile would be found in neither.
        SortedMap<Bytes, Leader> unwritten = unwritten(leaders, asked);
        return store.list(List.copyOf(leaders.keySet()), asked.prefix(), asked.after(), asked.limit(), false)
                .compose(stored -> leaders.values().stream().allMatch(Listings::isVerified)
                        ? Future.succeededFuture(stored)
                        : Future.failedFuture("a leadership ended meanwhile"))
                .compose(stored -> fill(page, keys(stored, unwritten, leaders), stored.more())
                        .compose(listed -> listed.items().isEmpty() && listed.more()
                                ? list(new Question.Listing(
                                        asked.partitions(),
                                        asked.prefix(),
                                        last(stored),
                                        asked.limit(),
                                        asked.values()))
                                : Future.succeededFuture(listed)));
    }

    private static Bytes last(io.trivet.worker.store.Listed stored) {
        return stored.items().get(stored.items().size() - 1).key();
    }

    private Optional<Leader> verifiedLeader(int partition) {
        return lane.replica().flatMap(replica -> replica.leading(partition)).filter(Listings::isVerified);
    }

    private static boolean isVerified(Leader leader) {
        return leader.isLeading() && leader.isVerified();
    }

    private static SortedMap<Bytes, Leader> unwritten(Map<Integer, Leader> leaders, Question.Listing asked) {
        SortedMap<Bytes, Leader> keys = new TreeMap<>();
        leaders.values()
                .forEach(leader -> leader.keys().unwritten().stream()
                        .filter(key -> key.compareTo(asked.after()) > 0 && !key.equals(Floor.KEY))
                        .filter(key -> startsWith(key, asked.prefix()))
                        .forEach(key -> keys.put(key, leader)));
        return keys;
    }

    /** What the database has, and what is in memory only; up to where the database was read. */
    private SortedMap<Bytes, Leader> keys(
            io.trivet.worker.store.Listed stored, SortedMap<Bytes, Leader> unwritten, Map<Integer, Leader> leaders) {
        SortedMap<Bytes, Leader> keys = new TreeMap<>(unwritten);
        ClusterMap map = lane.map().orElseThrow();
        stored.items()
                .forEach(item -> keys.put(
                        item.key(), leaders.get(map.partitionOf(item.key().array()))));
        return stored.more() ? upToLast(keys, stored) : keys;
    }

    private static SortedMap<Bytes, Leader> upToLast(
            SortedMap<Bytes, Leader> keys, io.trivet.worker.store.Listed stored) {
        SortedMap<Bytes, Leader> covered = new TreeMap<>(keys);
        Bytes last = last(stored);
        covered.keySet().removeIf(key -> key.compareTo(last) > 0);
        return covered;
    }

    private static boolean startsWith(Bytes key, Bytes prefix) {
        return key.length() >= prefix.length()
                && Arrays.equals(key.array(), 0, prefix.length(), prefix.array(), 0, prefix.length());
    }

    /** A few keys at a time: each may have a large value. */
    private Future<Listed> fill(ListingPage page, SortedMap<Bytes, Leader> keys, boolean more) {
        if (keys.isEmpty() || page.isFull()) {
            return Future.succeededFuture(page.listed(more || !keys.isEmpty()));
        }
        SortedMap<Bytes, Leader> some = new TreeMap<>();
        SortedMap<Bytes, Leader> rest = new TreeMap<>();
        keys.forEach((key, leader) -> (some.size() < ListingPage.STRIDE ? some : rest).put(key, leader));
        return reads.current(some).compose(rows -> {
            page.add(rows);
            return fill(page, rest, more);
        });
    }

    // ---------------------------------------------------------------- whatever is stored

    /** Chosen or not. */
    Future<Optional<Row>> stored(Question.Stored asked) {
        return store().compose(store -> store.read(asked.partition(), List.of(asked.key())))
                .map(rows -> rows.get(0));
    }

    /** Of all partitions that this worker has in this lane by its map. */
    Future<Listed> storedPage(Question.StoredPage asked) {
        return store().compose(
                        store -> store.list(partitions(), Bytes.EMPTY, asked.after(), asked.limit(), asked.values()))
                .map(stored -> new Response.Listed(stored.items(), stored.more(), List.of()));
    }

    private List<Integer> partitions() {
        return lane.map().stream()
                .flatMap(map -> IntStream.range(0, map.partitions().size())
                        .filter(lane::owns)
                        .filter(partition -> map.config(partition).isMember(lane.number()))
                        .boxed())
                .toList();
    }

    private Future<PostgresStore> store() {
        return lane.store()
                .filter(store -> lane.replica().isPresent())
                .map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture(lane.trouble()));
    }
}
