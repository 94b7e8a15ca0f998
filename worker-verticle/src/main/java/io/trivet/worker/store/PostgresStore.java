package io.trivet.worker.store;

import io.trivet.bus.Topics;
import io.trivet.cluster.ClusterMap;
import io.trivet.register.Life;
import io.trivet.register.host.Store;
import io.trivet.register.message.Answer;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Entry;
import io.trivet.register.row.Row;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One lane's fenced connections to its worker's PostgreSQL: one that commits, others for queries. After its first
 * failure it is dead for good, and whoever has it connects another.
 */
public final class PostgresStore implements Store {
    /** In bytes. A longer key might not fit into the index, and a row that cannot be stored would stop its lane. */
    public static final int LONGEST_KEY = 1_024;

    private static final int LEAST_PAGE = 2;
    private static final long LIST_BYTES = 1 << 20;

    private final Access access;
    private final int lane;
    private final int lanes;
    private final Life found;
    private final List<PgConnection> connections;
    private final Fence fence;
    private final Queries queries;
    private final Pipeline pipeline;
    private final Partitions partitions;
    private final Sweeper sweeper;
    private Optional<StoreFailure> failure = Optional.empty();

    private PostgresStore(Access access, int lane, int lanes, LaneConnector.Connected connected) {
        this.access = access;
        this.lane = lane;
        this.lanes = lanes;
        this.found = connected.found();
        this.connections = connected.connections();
        this.fence = connected.fence();
        this.queries = new Queries(connected.rows(), connected.scans(), fence, access, this::fail);
        this.pipeline = new Pipeline(connected.commits(), fence, access, this::fail);
        this.partitions = Partitions.of(connected.memories(), this::isOwn);
        this.sweeper = new Sweeper(access.timing(), access.settings().sweepRows(), partitions.emptied(), pipeline::add);
        connections.forEach(connection -> connection.closeHandler(closed -> fail(Failures.closed())));
        sweeper.start();
    }

    /**
     * Ends former sessions of this lane, takes its fence, and only then reads what is stored. To be called on the
     * lane's event loop; everything of the store happens there.
     *
     * @param lanes of this process: partition {@code p} is of lane {@code p mod lanes}, and -1 of lane 0
     * @param known this process' own start, with the highest beat that it has told anybody
     */
    public static Future<PostgresStore> connect(Access access, int lane, int lanes, Life known) {
        return new LaneConnector(access, lane, known)
                .connect()
                .map(connected -> new PostgresStore(access, lane, lanes, connected));
    }

    // ---------------------------------------------------------------- facts

    /** How far the database had lived when this store had taken its fence. */
    public Life found() {
        return found;
    }

    /** This lane's beat as of the last statement that has committed: it may be told to others. */
    public long beat() {
        return fence.reached();
    }

    public StoreFigures figures() {
        return pipeline.figures();
    }

    // ---------------------------------------------------------------- what changes something

    @Override
    public Future<Committed> commit(Write write) {
        requireOwn(write.partition());
        requireStorable(write);
        return alive(() -> write.removal().isPresent() ? remove(write) : upsert(write));
    }

    private Future<Committed> upsert(Write write) {
        Optional<Upserts> open = pipeline.last()
                .filter(Upserts.class::isInstance)
                .map(Upserts.class::cast)
                .filter(last -> last.takes(write));
        Upserts upserts = open.orElseGet(() -> new Upserts(partitions, access.settings()));
        Future<Committed> committed = upserts.add(write);
        if (open.isEmpty()) {
            pipeline.add(upserts);
        }
        if (write.clear()) {
            int alive = partitions.memory(write.partition()).fill();
            committed.onSuccess(done -> sweeper.emptied(write.partition(), alive));
        }
        return committed;
    }

    private Future<Committed> remove(Write write) {
        Optional<Removals> open = pipeline.last()
                .filter(Removals.class::isInstance)
                .map(Removals.class::cast)
                .filter(last -> last.takes(write));
        Removals removals = open.orElseGet(() -> new Removals(access.settings().batchRows()));
        if (open.isEmpty()) {
            pipeline.add(removals);
        }
        return removals.add(write, partitions.memory(write.partition()).fill());
    }

    /** Writes down what this process has seen of the map and of others, if it is newer than what is there. */
    public Future<Void> remember(Optional<ClusterMap> map, Collection<Life> seen) {
        return alive(() -> {
            Remember remember = new Remember(map, List.copyOf(seen));
            pipeline.add(remember);
            return remember.done();
        });
    }

    // ---------------------------------------------------------------- what does not

    @Override
    public Future<Map<Integer, Durable>> recover() {
        return alive(() -> queries.durables(this::isOwn));
    }

    @Override
    public Future<List<Optional<Row>>> read(int partition, List<Bytes> keys) {
        requireOwn(partition);
        return alive(() -> queries.read(new ReadQuery.Keys(partition, keys)));
    }

    @Override
    public Future<List<Long>> digests(int partition) {
        requireOwn(partition);
        return alive(() -> queries.digests(partition));
    }

    @Override
    public Future<Answer.Page> page(int partition, int bucket, Bytes after, int limit) {
        requireOwn(partition);
        int most = Math.max(LEAST_PAGE, limit);
        return alive(() -> queries.page(new PageQuery.Wanted(partition, bucket, after, most)));
    }

    @Override
    public Future<Void> fence() {
        return alive(queries::fence);
    }

    /**
     * Keys with this prefix after this key, in key order over all these partitions: at most {@code limit}, and not many
     * more bytes of values than a megabyte. What is deleted or has expired is not among them.
     */
    public Future<Listed> list(List<Integer> wanted, Bytes prefix, Bytes after, int limit, boolean values) {
        wanted.forEach(this::requireOwn);
        return alive(() -> queries.list(new ListQuery.Wanted(
                wanted,
                prefix,
                after,
                limit,
                values,
                LIST_BYTES,
                access.timing().wallClock())));
    }

    // ---------------------------------------------------------------- the end

    /** Says goodbye to the server. What is under way then has an unknown outcome. */
    public Future<Void> close() {
        fail(Failures.closed());
        return Future.join(connections.stream().map(Connections::close).toList())
                .mapEmpty();
    }

    private void fail(StoreFailure cause) {
        if (failure.isPresent()) {
            return;
        }
        failure = Optional.of(cause);
        sweeper.stop();
        connections.forEach(Connections::close);
        pipeline.drop(cause);
        queries.drop(cause);
    }

    private <T> Future<T> alive(Supplier<Future<T>> question) {
        return failure.isPresent() ? Future.failedFuture(failure.get()) : question.get();
    }

    private boolean isOwn(int partition) {
        return lane == Topics.laneOf(partition, lanes);
    }

    private void requireOwn(int partition) {
        if (!isOwn(partition)) {
            throw new IllegalArgumentException("partition " + partition + " is not of lane " + lane);
        }
    }

    /** Whatever gets past this can be stored: a row that cannot would stop its lane again and again. */
    private static void requireStorable(Write write) {
        for (Entry entry : write.rows()) {
            if (entry.key().length() > LONGEST_KEY) {
                throw new IllegalArgumentException("a key of " + entry.key().length() + " bytes");
            }
        }
        boolean more =
                write.clear() || write.memory().isPresent() || !write.rows().isEmpty();
        if (write.removal().isPresent() && more) {
            throw new IllegalArgumentException("a removal is a write of its own");
        }
    }
}
