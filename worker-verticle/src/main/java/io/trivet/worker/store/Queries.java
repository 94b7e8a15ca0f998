package io.trivet.worker.store;

import io.trivet.register.host.Store.Durable;
import io.trivet.register.message.Answer;
import io.trivet.register.row.Row;
import io.vertx.core.Future;
import io.vertx.sqlclient.PreparedStatement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;

/**
 * Everything that a store is asked and that changes nothing. Confirmations and reads of rows have one connection, what
 * goes through whole partitions has another: operations wait for the former.
 */
final class Queries {
    private static final FenceQuery FENCE = new FenceQuery();
    private static final ReadQuery READ = new ReadQuery();
    private static final DigestQuery DIGESTS = new DigestQuery();
    private static final PageQuery PAGE = new PageQuery();
    private static final ListQuery LIST = new ListQuery();
    private static final RecoverQuery RECOVER = new RecoverQuery();

    /** What the connection for rows has to prepare. */
    static final List<String> OF_ROWS = List.of(FENCE.sql(), READ.sql());

    /** What the connection for whole partitions has to prepare. */
    static final List<String> OF_SCANS = List.of(DIGESTS.sql(), PAGE.sql(), LIST.sql(), RECOVER.sql());

    private static final int ONE = 1;
    private static final int KEYS = 256;
    /** A whole partition may have to be read from a slow disk. */
    private static final int SCANS_MAY_LAST = 6;

    private final Line<Integer, Integer> fences;
    private final Line<ReadQuery.Keys, List<Optional<Row>>> reads;
    private final Line<Integer, List<Long>> digests;
    private final Line<PageQuery.Wanted, Answer.Page> pages;
    private final Line<ListQuery.Wanted, Listed> lists;
    private final Line<Integer, Map<Integer, Partitions.Memory>> recoveries;

    /** @param rows the statements of one connection, and {@code scans} those of the other */
    Queries(
            Map<String, PreparedStatement> rows,
            Map<String, PreparedStatement> scans,
            Fence fence,
            Access access,
            Consumer<StoreFailure> lost) {
        Asker ofRows = new Asker(rows, fence);
        Asker ofScans = new Asker(scans, fence);
        int silence = access.settings().silence();
        fences = line(ofRows, FENCE, Integer.MAX_VALUE, asked -> 0, silence, access, lost);
        reads = line(ofRows, READ, KEYS, asked -> asked.keys().size(), silence, access, lost);
        int longer = silence * SCANS_MAY_LAST;
        digests = line(ofScans, DIGESTS, ONE, asked -> ONE, longer, access, lost);
        pages = line(ofScans, PAGE, ONE, asked -> ONE, longer, access, lost);
        lists = line(ofScans, LIST, ONE, asked -> ONE, longer, access, lost);
        recoveries = line(ofScans, RECOVER, Integer.MAX_VALUE, asked -> 0, longer, access, lost);
    }

    private static <Q, A> Line<Q, A> line(
            Asker asker,
            Query<Q, A> query,
            int most,
            ToIntFunction<Q> weight,
            int silence,
            Access access,
            Consumer<StoreFailure> lost) {
        Silence watch = new Silence(access.timing(), silence, () -> lost.accept(Failures.silent(silence)));
        Pace pace = new Pace(access.timing(), access.settings().gather());
        return new Line<>(access.timing(), pace, most, weight, questions -> asker.ask(query, questions), watch, lost);
    }

    Future<Void> fence() {
        return fences.ask(FenceQuery.ASKED).mapEmpty();
    }

    Future<List<Optional<Row>>> read(ReadQuery.Keys keys) {
        return keys.keys().isEmpty() ? fence().map(own -> List.of()) : reads.ask(keys);
    }

    Future<List<Long>> digests(int partition) {
        return digests.ask(partition);
    }

    Future<Answer.Page> page(PageQuery.Wanted wanted) {
        return pages.ask(wanted);
    }

    Future<Listed> list(ListQuery.Wanted wanted) {
        return lists.ask(wanted);
    }

    /** What is durable of those partitions that have ever promised or seen a config. */
    Future<Map<Integer, Durable>> durables(IntPredicate which) {
        return recoveries.ask(FenceQuery.ASKED).map(memories -> {
            Map<Integer, Durable> durables = new TreeMap<>();
            memories.forEach((partition, memory) -> {
                if (which.test(partition) && !memory.durable().equals(Durable.NOTHING)) {
                    durables.put(partition, memory.durable());
                }
            });
            return durables;
        });
    }

    void drop(StoreFailure cause) {
        List.of(fences, reads, digests, pages, lists, recoveries).forEach(line -> line.drop(cause));
    }
}
