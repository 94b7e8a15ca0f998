package io.trivet.register.leader;

import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Quorum;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.host.Rules;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Answer.Stamped;
import io.trivet.register.message.Request;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Entry;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The leader's part in a change of replicas: brings every chosen row to each joiner and to a majority of the voters to
 * come, page by page, and then says so once. What it has read from its own store it need not bring there: if it stays a
 * voter, it and the joiner are a majority of three, and nobody else is asked.
 *
 * <p>Keys need not hold still meanwhile. A key that is written while the pages go by is chosen by the joint quorum, so
 * by a majority of the voters to come; that each row which was there before has been at such a majority at some moment
 * under this ballot is what the pages are for.
 */
final class Filling {
    /** Bytes of values that travel together, unless one value alone has more. */
    private static final int PORTION = 256 << 10;

    private final Leader leader;
    private Ballot synced = Ballot.NONE;

    Filling(Leader leader) {
        this.leader = leader;
    }

    boolean isDue() {
        return leader.config().isJoint() && !synced.equals(leader.ballot());
    }

    /** Fails while a joiner does not answer: the change is then aborted by whoever plans. */
    Future<Void> run() {
        Claim claim = leader.claim();
        Rules rules = leader.host().rules();
        Future<Void> filled = rules.needsSync()
                ? entered(claim).compose(all -> leader.lane().fills().run(this::fill))
                : Future.succeededFuture();
        return filled.map(done -> {
            if (!claim.isOver()) {
                synced = claim.ballot();
                leader.host().watcher().synced(claim.partition(), claim.ballot());
            }
            return null;
        });
    }

    /** Every joiner has promised in this epoch, and thereby started from nothing. */
    private Future<Void> entered(Claim claim) {
        WorkerSet missing = claim.config().joiners().minus(claim.promised());
        if (missing.isEmpty() || !leader.host().rules().needsJoiners()) {
            return Future.succeededFuture();
        }
        long limit = leader.settings().times().prepareLimit();
        return Poll.of(
                claim,
                missing,
                claim.prepare(),
                limit,
                (worker, answer) -> claim.promised().containsAll(missing));
    }

    private Future<Void> fill() {
        return leader.host().hasAcceptor() ? fillFromStore() : fillFromMemory();
    }

    private Future<Void> fillFromStore() {
        return settled().compose(held -> pages());
    }

    /** A proposer without an acceptor has all its rows in memory. */
    private Future<Void> fillFromMemory() {
        return Series.of(
                leader.keys().all(),
                queue -> queue.inTurn(() -> queue.learned()
                                .map(known -> queue.knowledge().row().stream()
                                        .map(row -> new Entry(queue.key(), row))
                                        .toList()))
                        .compose(entries -> bring(entries, WorkerSet.empty())));
    }

    /** What was learned or written under this ballot but is not in the own store yet would be missing in the pages. */
    private Future<Void> settled() {
        return Series.of(leader.keys().unheld(), queue -> queue.inTurn(queue::settled));
    }

    private Future<Void> pages() {
        return new Pages(leader).each(leader.host().self(), Bytes.EMPTY, page -> {
            List<List<Bytes>> portions = portions(page.keys());
            WorkerSet self = WorkerSet.of(leader.host().self());
            return Series.of(
                    portions,
                    keys -> leader.lane().fills().portion(() -> rows(keys).compose(entries -> bring(entries, self))));
        });
    }

    /** A page is so many rows, which may be large: what is in memory, and on its way to one worker, has a bound too. */
    static List<List<Bytes>> portions(List<Stamped> page) {
        List<List<Bytes>> portions = new ArrayList<>();
        long bytes = 0;
        for (Stamped stored : page) {
            bytes += stored.size();
            if (portions.isEmpty() || bytes > PORTION) {
                portions.add(new ArrayList<>());
                bytes = stored.size();
            }
            portions.get(portions.size() - 1).add(stored.key());
        }
        return portions;
    }

    private Future<List<Entry>> rows(List<Bytes> keys) {
        Claim claim = leader.claim();
        Request read = new Request.Read(claim.partition(), claim.ballot(), keys);
        return Poll.onePatiently(
                        claim,
                        leader.host().self(),
                        read,
                        leader.settings().times().stepLimit())
                .map(answer -> {
                    List<Entry> entries = new ArrayList<>();
                    for (int i = 0; i < keys.size(); i++) {
                        Bytes key = keys.get(i);
                        ((Answer.Rows) answer).rows().get(i).ifPresent(row -> entries.add(new Entry(key, row)));
                    }
                    return entries;
                });
    }

    /**
     * Until each joiner and a majority of the voters to come hold the page.
     *
     * @param holders who held it under this ballot when it was read
     */
    private Future<Void> bring(List<Entry> entries, WorkerSet holders) {
        Claim claim = leader.claim();
        PartitionConfig config = claim.config();
        WorkerSet missing = config.joiners().minus(holders);
        boolean missingAreEnough = !missing.isEmpty() && isEnough(config, holders.union(missing));
        entries.forEach(entry -> leader.sent().note(entry.key()));
        Request accept = new Request.Accept(claim.partition(), claim.ballot(), entries);
        Map<Integer, List<Boolean>> answers = new TreeMap<>();
        return Poll.patiently(
                        claim,
                        missingAreEnough ? missing : config.next(),
                        config.next(),
                        accept,
                        leader.settings().times().stepLimit(),
                        (worker, answer) -> {
                            answers.put(worker, ((Answer.Accepted) answer).stored());
                            return isEnough(config, holders.union(WorkerSet.ofAll(answers.keySet())));
                        })
                .compose(enough ->
                        Series.of(answers.entrySet(), answer -> mend(answer.getKey(), entries, answer.getValue())));
    }

    private boolean isEnough(PartitionConfig config, WorkerSet holders) {
        Rules rules = leader.host().rules();
        boolean joiners = holders.containsAll(config.joiners()) || !rules.needsJoiners();
        return joiners && new Quorum.Majority(config.next()).won(holders);
    }

    /** A member that holds something newer has passed a row over: such a key is looked at in its turn. */
    private Future<Void> mend(int worker, List<Entry> entries, List<Boolean> stored) {
        List<Bytes> keys = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (!stored.get(i)) {
                keys.add(entries.get(i).key());
            }
        }
        return Series.of(keys, key -> new Repair(leader, worker).repair(key));
    }
}
