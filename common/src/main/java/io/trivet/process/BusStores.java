package io.trivet.process;

import io.trivet.bus.Desk;
import io.trivet.bus.Question;
import io.trivet.bus.Response;
import io.trivet.bus.Response.Listed;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.host.Timing;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.rest.port.Cluster;
import io.trivet.rest.port.Copies;
import io.trivet.rest.port.Listing.Query;
import io.trivet.rest.port.Page;
import io.trivet.rest.port.Stores;
import io.trivet.rest.port.Unavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What single workers store, asked of them over the bus. */
final class BusStores implements Stores, Copies {
    private static final long ASK_AGAIN = 20;
    /** One that does not answer by then is asked again together with those that had nothing yet. */
    private static final long LOOK_LIMIT = 500;

    private static final int PAGE = 1 << 20;

    private final Desk desk;
    private final Timing timing;
    private final Cluster cluster;
    private final Directory directory;

    BusStores(Desk desk, Timing timing, Cluster cluster, Directory directory) {
        this.desk = desk;
        this.timing = timing;
        this.cluster = cluster;
        this.directory = directory;
    }

    @Override
    public Future<Optional<Row>> row(int worker, Bytes key, long timeoutMillis) {
        return partition(key)
                .compose(partition ->
                        ask(directory.lane(worker, partition), new Question.Stored(partition, key), timeoutMillis))
                .map(response -> ((Response.Found) response).row());
    }

    private Future<Integer> partition(Bytes key) {
        return cluster.map()
                .map(map -> Future.succeededFuture(map.partitionOf(key.array())))
                .orElseGet(() -> Future.failedFuture(new Unavailable("There is no cluster map yet.")));
    }

    private Future<Response> ask(Optional<String> address, Question question, long limit) {
        return address.map(to -> desk.ask(to, question, limit))
                .orElseGet(() -> Future.failedFuture("it was not heard of lately"))
                .recover(cause -> Future.failedFuture(
                        new Unavailable("The worker does not answer: " + cause.getMessage() + ".")));
    }

    /** Every lane gives a page, and these make one. */
    @Override
    public Future<Page> page(int worker, Bytes after, int limit, boolean values, long timeoutMillis) {
        Merging merging = new Merging(new Query(Bytes.EMPTY, after, limit, values, PAGE, timeoutMillis));
        Question stored = new Question.StoredPage(after, limit, values);
        List<Future<Void>> pages = new ArrayList<>();
        for (String address : directory.lanes(worker)) {
            pages.add(ask(Optional.of(address), stored, timeoutMillis)
                    .onSuccess(response -> merging.add((Listed) response))
                    .mapEmpty());
        }
        return pages.isEmpty()
                ? Future.failedFuture(new Unavailable("The worker was not heard of lately."))
                : Future.all(pages).map(all -> merging.page());
    }

    // ---------------------------------------------------------------- who has a write

    @Override
    public Future<WorkerSet> holders(Bytes key, Stamp atLeast, int enough, long timeoutMillis) {
        Promise<WorkerSet> holders = Promise.promise();
        partition(key)
                .onSuccess(partition -> look(
                        new Look(key, partition, atLeast, enough, timing.now() + timeoutMillis, holders),
                        WorkerSet.empty()))
                .onFailure(noMap -> holders.complete(WorkerSet.empty()));
        return holders.future();
    }

    private record Look(
            Bytes key, int partition, Stamp atLeast, int enough, long deadline, Promise<WorkerSet> holders) {}

    private void look(Look look, WorkerSet known) {
        WorkerSet[] found = {known};
        long left = look.deadline() - timing.now();
        List<Future<Void>> asked = new ArrayList<>();
        cluster.map().orElseThrow().config(look.partition()).members().minus(known).stream()
                .forEach(worker -> asked.add(ask(
                                directory.lane(worker, look.partition()),
                                new Question.Stored(look.partition(), look.key()),
                                Math.max(1, Math.min(LOOK_LIMIT, left)))
                        .onSuccess(response -> {
                            if (holds((Response.Found) response, look.atLeast())) {
                                found[0] = found[0].with(worker);
                                completeIfEnough(look, found[0]);
                            }
                        })
                        .mapEmpty()));
        Future.join(asked).onComplete(all -> {
            completeIfEnough(look, found[0]);
            if (timing.now() + ASK_AGAIN >= look.deadline()) {
                look.holders().tryComplete(found[0]);
            } else if (!look.holders().future().isComplete()) {
                timing.after(ASK_AGAIN, () -> look(look, found[0]));
            }
        });
    }

    /** At once: a worker that is frozen may leave its question open for long. */
    private static void completeIfEnough(Look look, WorkerSet found) {
        if (found.size() >= look.enough()) {
            look.holders().tryComplete(found);
        }
    }

    /** A row that was restamped since keeps the ETag of its write. */
    private static boolean holds(Response.Found found, Stamp atLeast) {
        return found.row().filter(row -> row.stamp().compareTo(atLeast) >= 0).isPresent();
    }
}
