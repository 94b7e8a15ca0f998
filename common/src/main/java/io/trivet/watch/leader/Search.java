package io.trivet.watch.leader;

import io.trivet.register.Replica;
import io.trivet.register.leader.Leader;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Answer.Stamped;
import io.trivet.register.message.Request;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Floor;
import io.trivet.register.row.Row;
import io.trivet.watch.Change;
import io.trivet.watch.WatchRules;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Looks through all that the leader of a verified partition stores for rows that may be news to those who know what was
 * chosen before a ballot. What lies there only nominates a key: the row is what the leader knows of it in the key's
 * turn, and so was chosen.
 */
final class Search {
    private static final int PAGE = 256;
    /** Keys that are read at a time: each may have a large value. */
    private static final int STRIDE = 32;

    private final Replica replica;
    private final int partition;
    private final Leader leader;
    private final Ballot since;
    private final WatchBounds bounds;
    private final WatchRules rules;
    private final Map<Bytes, Change> found = new TreeMap<>();

    Search(Replica replica, int partition, Leader leader, Ballot since, WatchBounds bounds, WatchRules rules) {
        this.replica = replica;
        this.partition = partition;
        this.leader = leader;
        this.since = since;
        this.bounds = bounds;
        this.rules = rules;
    }

    /** Nothing when there is too much, or something was purged; fails when the leadership did not last. */
    Future<Optional<List<Change>>> run() {
        // Noted before anything is read: what is written meanwhile would be found in neither.
        List<Bytes> unwritten = leader.keys().unwritten();
        return look(unwritten)
                .compose(looked -> page(Bytes.EMPTY))
                .compose(read -> leader.rewrite(Floor.KEY, floor -> Optional.empty()))
                .map(floor -> isTooMuch() || rules.isMissing(Floor.of(floor).purged(), since)
                        ? Optional.empty()
                        : Optional.of(List.copyOf(found.values())));
    }

    private Future<Void> page(Bytes after) {
        if (isTooMuch()) {
            return Future.succeededFuture();
        }
        return replica.answer(new Request.Fetch(partition, leader.ballot(), Request.Fetch.ALL_BUCKETS, after, PAGE))
                .compose(answer -> answer instanceof Answer.Page page
                        ? look(page).compose(looked -> page.more() ? page(last(page)) : Future.succeededFuture())
                        : Future.failedFuture("the leadership is over"));
    }

    private static Bytes last(Answer.Page page) {
        return page.keys().get(page.keys().size() - 1).key();
    }

    private Future<Void> look(Answer.Page page) {
        return look(page.keys().stream()
                .filter(stored -> rules.mayBeNews(stored.stamp().ballot(), since))
                .map(Stamped::key)
                .toList());
    }

    private Future<Void> look(List<Bytes> keys) {
        if (keys.isEmpty()) {
            return Future.succeededFuture();
        }
        int some = Math.min(STRIDE, keys.size());
        return read(keys.subList(0, some)).compose(read -> look(keys.subList(some, keys.size())));
    }

    private Future<Void> read(List<Bytes> keys) {
        List<Future<Void>> known = new ArrayList<>();
        for (Bytes key : keys) {
            if (!key.equals(Floor.KEY)) {
                known.add(leader.rewrite(key, row -> Optional.empty())
                        .onSuccess(row -> row.ifPresent(present -> keep(key, present)))
                        .mapEmpty());
            }
        }
        return Future.all(known).mapEmpty();
    }

    private void keep(Bytes key, Row row) {
        if (rules.mayBeNews(row.stamp().ballot(), since)) {
            found.put(key, Change.of(key, row, bounds.value()));
        }
    }

    private boolean isTooMuch() {
        return found.size() > bounds.keys();
    }
}
