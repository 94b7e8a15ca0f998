package io.trivet.simulation.world;

import io.trivet.register.host.Store;
import io.trivet.register.message.Answer;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Row;
import io.trivet.simulation.world.StoreOptions.Flaw;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One lane's fenced connections to a {@link SimDatabase}, as production has them: one that commits, with statements in
 * a pipeline, and others for queries and for confirmations. After its first failure it is dead for good.
 */
public final class SimStore implements Store {
    private final StoreOptions options;
    private final NodeTime time;
    private final Fence fence;
    private final SimConnection commits;
    private final SimConnection queries;
    private final SimConnection confirmations;
    private Optional<StoreFailure> failure = Optional.empty();

    public SimStore(SimDatabase database, int lane, NodeTime time, Latency latency, StoreOptions options) {
        this.options = options;
        this.time = time;
        this.fence = new Fence(lane, !options.has(Flaw.UNFENCED));
        Fence onRead = options.has(Flaw.READS_UNFENCED) ? new Fence(lane, false) : fence;
        Fence onCommit = options.has(Flaw.COMMITS_UNFENCED) ? new Fence(lane, false) : fence;
        this.commits = new SimConnection(
                time,
                new SimBackend(database, time, latency, onCommit, !options.has(Flaw.UNSEQUENCED)),
                options.inFlight(),
                options.batch(),
                this::fail);
        this.queries = query(new SimBackend(database, time, latency, onRead, true));
        this.confirmations = query(new SimBackend(database, time, latency, fence, true));
    }

    /** One query at a time, which carries all that wait. */
    private SimConnection query(SimBackend backend) {
        return new SimConnection(time, backend, 1, Integer.MAX_VALUE, this::fail);
    }

    /** Takes the fence. Before this has completed nothing else may be asked. */
    public Future<Void> connect() {
        return onCommits(new Call<>(this::raise, true));
    }

    private Void raise(SimDatabase database) {
        fence.raise(database);
        return null;
    }

    @Override
    public Future<Map<Integer, Durable>> recover() {
        return transaction(database -> database.rows().recover(this::isOwn));
    }

    @Override
    public Future<Committed> commit(Write write) {
        requireOwn(write.partition());
        return onCommits(new Call.Commit(write, options.has(Flaw.OVERWRITES)));
    }

    /** Anything else that a transaction of this lane does, in its turn among the commits. */
    public <T> Future<T> transaction(Function<SimDatabase, T> body) {
        return onCommits(new Call<>(body, true));
    }

    @Override
    public Future<List<Optional<Row>>> read(int partition, List<Bytes> keys) {
        return query(partition, database -> database.rows().read(partition, keys));
    }

    @Override
    public Future<List<Long>> digests(int partition) {
        return query(partition, database -> database.rows().digests(partition));
    }

    @Override
    public Future<Answer.Page> page(int partition, int bucket, Bytes after, int limit) {
        return query(partition, database -> database.rows().page(partition, bucket, after, limit));
    }

    @Override
    public Future<Void> fence() {
        if (failure.isPresent() || options.fenceOnConfirm()) {
            return ask(confirmations, new Call<>(database -> null, false));
        }
        return Future.succeededFuture();
    }

    /** The connections break. The process learns that at once, and of what was under way it knows nothing. */
    public void breakConnection() {
        abandon();
        time.deliver(() -> fail(StoreFailure.CONNECTION_LOST));
    }

    /** The process has died: as {@link #breakConnection()}, but there is nobody to learn of it. */
    public void abandon() {
        commits.backend().sever();
        queries.backend().sever();
        confirmations.backend().sever();
    }

    /** The next statement to be executed fails, with nothing written. */
    public void failNextCommit() {
        commits.backend().failNext();
    }

    public boolean isDead() {
        return failure.isPresent();
    }

    private <T> Future<T> query(int partition, Function<SimDatabase, T> body) {
        requireOwn(partition);
        return ask(queries, new Call<>(body, false));
    }

    private <T> Future<T> onCommits(Call<T> call) {
        return ask(commits, call);
    }

    private <T> Future<T> ask(SimConnection connection, Call<T> call) {
        return failure.isPresent() ? Future.failedFuture(failure.get()) : connection.call(call);
    }

    private boolean isOwn(int partition) {
        return options.laneOf(partition) == fence.lane();
    }

    private void requireOwn(int partition) {
        if (!isOwn(partition)) {
            throw new IllegalArgumentException("partition " + partition + " is not of lane " + fence.lane());
        }
    }

    private void fail(StoreFailure cause) {
        if (failure.isEmpty()) {
            failure = Optional.of(cause);
            commits.drop(cause);
            queries.drop(cause);
            confirmations.drop(cause);
        }
    }
}
