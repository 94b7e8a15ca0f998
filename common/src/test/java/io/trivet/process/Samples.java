package io.trivet.process;

import io.trivet.bus.Heartbeat;
import io.trivet.bus.Heartbeat.Duties;
import io.trivet.bus.Heartbeat.Role;
import io.trivet.bus.Heartbeat.StoreReport;
import io.trivet.cluster.Assignment;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.Life;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Clock;
import io.trivet.register.row.Content;
import io.trivet.register.row.Recent;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.row.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;

/** Maps, heartbeats and rows for tests. */
public final class Samples {
    public static final UUID CLUSTER = new UUID(1, 2);

    private Samples() {}

    public static UUID identity(int worker) {
        return new UUID(7, worker);
    }

    public static Life life(int worker, long incarnation, long beat) {
        return new Life(identity(worker), incarnation, 100 * worker + incarnation, 1, beat);
    }

    /** Workers 0, 1 and 2, of whom each has each partition; the primary of partition p is p modulo 3. */
    public static ClusterMap map(int partitions) {
        return map(CLUSTER, partitions);
    }

    public static ClusterMap map(UUID cluster, int partitions) {
        PartitionConfig all = PartitionConfig.of(0, WorkerSet.of(0, 1, 2));
        List<Worker> workers = IntStream.range(0, 3).mapToObj(Samples::worker).toList();
        List<Assignment> assignments = IntStream.range(0, partitions)
                .mapToObj(partition -> new Assignment(all, partition % 3))
                .toList();
        return ClusterMap.first(cluster, 3, workers, assignments, all);
    }

    public static Worker worker(int number) {
        return new Worker(number, identity(number), "w" + number, 1, 0, Worker.State.ACTIVE, "http://w" + number, "z");
    }

    public static Heartbeat.Node node(Role role, String name, String session, OptionalInt number, int lanes) {
        return new Heartbeat.Node(role, name, session, number, lanes, "http://" + name, "z", "1");
    }

    /** Of a worker that is in the map and serves. */
    public static Heartbeat worker(Neighbour at, int number, int lanes, long mapVersion, Map<Integer, Ballot> leads) {
        return new Heartbeat(
                node(Role.WORKER, "w" + number, at.session(), OptionalInt.of(number), lanes),
                mapVersion > 0 ? Optional.of(CLUSTER) : Optional.empty(),
                Optional.of(life(number, 1, 0)),
                mapVersion,
                new Duties(leads, Map.of(), 0, 0),
                StoreReport.NONE,
                0,
                0);
    }

    /** Of a worker that is in no map. */
    public static Heartbeat newcomer(Neighbour at, int number, Optional<UUID> cluster) {
        return new Heartbeat(
                node(Role.WORKER, "w" + number, at.session(), OptionalInt.empty(), 1),
                cluster,
                Optional.of(life(number, 1, 0)),
                cluster.isPresent() ? 1 : 0,
                Duties.NONE,
                StoreReport.NONE,
                0,
                0);
    }

    public static Heartbeat controller(Neighbour at, String name, long activeFor) {
        return new Heartbeat(
                node(Role.CONTROLLER, name, at.session(), OptionalInt.empty(), 0),
                Optional.empty(),
                Optional.empty(),
                0,
                Duties.NONE,
                StoreReport.NONE,
                activeFor,
                0);
    }

    public static Stamp stamp(long step) {
        return new Stamp(Ballot.of(1, 1, 1), step);
    }

    public static Row row(long step, String value) {
        Content content = new Content.Value(Bytes.utf8(value), "text/plain");
        return new Row(
                stamp(step),
                new State(content, stamp(step), 1, State.NEVER, 1_700_000_000_000L, Clock.NONE, Recent.NONE));
    }
}
