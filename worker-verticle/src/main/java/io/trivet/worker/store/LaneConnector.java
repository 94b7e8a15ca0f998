package io.trivet.worker.store;

import io.trivet.register.Life;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a lane gets hold of its database:
 *
 * <ol>
 *   <li>whoever has been replaced stops here, and disturbs nobody;
 *   <li>former sessions of the lane are ended;
 *   <li>the fence is raised, in a transaction of its own: this waits for whatever holds it, and once it has committed
 *       nothing that was begun before can commit any more;
 *   <li>only then something is read, first of all whether this is still the same database.
 * </ol>
 */
final class LaneConnector {
    private static final String RAISE = "update fences set fence = fence + 1 where lane = $1 returning fence, beat";

    static final List<String> OF_COMMITS =
            List.of(UpsertSql.OF_ROWS, UpsertSql.OF_ALL, Removals.SQL, Sweep.SQL, Remember.SQL);

    private final Access access;
    private final int lane;
    private final Life known;
    private final List<PgConnection> opened = new ArrayList<>();

    LaneConnector(Access access, int lane, Life known) {
        this.access = access;
        this.lane = lane;
        this.known = known;
    }

    /** All that a store is made of. */
    record Connected(
            Fence fence,
            Life found,
            List<PgConnection> connections,
            Map<String, PreparedStatement> commits,
            Map<String, PreparedStatement> rows,
            Map<String, PreparedStatement> scans,
            Map<Integer, Partitions.Memory> memories) {}

    Future<Connected> connect() {
        return open(Labels.commits(lane), access.settings().inFlight())
                .compose(this::connect)
                .recover(cause -> {
                    opened.forEach(Connections::close);
                    return Future.failedFuture(Failures.of(cause));
                });
    }

    private Future<Connected> connect(PgConnection commits) {
        return ServerCheck.check(commits, access.settings().trustsUnsafeServer())
                .compose(checked -> LifeQuery.own(commits, known))
                .compose(own -> Predecessors.end(commits, Labels.lane(lane)))
                .compose(ended -> Room.ensure(commits))
                .compose(room -> raise(commits))
                .compose(fence -> LifeQuery.own(commits, known).compose(found -> prepare(commits, fence, found)));
    }

    private Future<Fence> raise(PgConnection commits) {
        return commits.preparedQuery(RAISE).execute(Tuple.of(lane)).map(found -> {
            if (found.size() == 0) {
                throw new StoreFailure(StoreFailure.Kind.NOT_OURS, "its database knows no lane " + lane);
            }
            Row row = found.iterator().next();
            return new Fence(lane, row.getLong("fence"), row.getLong("beat"));
        });
    }

    private Future<Connected> prepare(PgConnection commits, Fence fence, Life found) {
        Future<Map<String, PreparedStatement>> forCommits = Connections.prepare(commits, OF_COMMITS);
        Future<Map<String, PreparedStatement>> forRows = open(Labels.reads(lane), Queries.OF_ROWS.size())
                .compose(connection -> Connections.prepare(connection, Queries.OF_ROWS));
        Future<Map<String, PreparedStatement>> forScans = open(Labels.scans(lane), Queries.OF_SCANS.size())
                .compose(connection -> Connections.prepare(connection, Queries.OF_SCANS));
        return Future.join(forCommits, forRows, forScans)
                .compose(all -> new Asker(forScans.result(), fence).ask(new RecoverQuery(), List.of(FenceQuery.ASKED)))
                .map(memories -> new Connected(
                        fence,
                        found,
                        List.copyOf(opened),
                        forCommits.result(),
                        forRows.result(),
                        forScans.result(),
                        memories.get(0)));
    }

    private Future<PgConnection> open(String label, int pipelined) {
        return Connections.open(access, label, pipelined).onSuccess(opened::add);
    }
}
