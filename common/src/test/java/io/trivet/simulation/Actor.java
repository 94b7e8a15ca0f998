package io.trivet.simulation;

import io.trivet.bus.wire.RowCodec;
import io.trivet.cluster.ClusterMap;
import io.trivet.register.Replica;
import io.trivet.register.host.Host;
import io.trivet.register.host.Watcher;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Outcome;
import io.trivet.register.message.Perform;
import io.trivet.register.message.Performed;
import io.trivet.register.message.Request;
import io.trivet.register.row.Action;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.register.row.Content;
import io.trivet.register.row.Entry;
import io.trivet.register.row.Operation;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Row;
import io.trivet.register.store.MemoryRows;
import io.trivet.simulation.world.NodeTime;
import io.trivet.simulation.world.WallClock;
import io.vertx.core.Future;
import java.util.Optional;

/** A worker on a {@link Stage}: its rows, and the process over them that gets the messages. */
final class Actor {
    private final Stage stage;
    private final int number;
    private final FencedRows rows;
    private Replica replica;
    private boolean synced;
    private long operations;

    Actor(Stage stage, int number) {
        this.stage = stage;
        this.number = number;
        this.rows = new FencedRows(new MemoryRows(0));
        this.replica = process();
    }

    private Replica process() {
        boolean asks = stage.mutant()
                .storeOptions(io.trivet.simulation.world.StoreOptions.sound(1))
                .fenceOnConfirm();
        NodeTime time = new NodeTime(stage.time(), 0, WallClock.exact());
        Host host = new Host(
                number,
                stage.time().now() + 1,
                (to, request) -> stage.ask(number, to, request),
                time,
                () -> 0,
                stage.settings(),
                stage.mutant().rules(),
                new Noting());
        return Replica.open(
                        host,
                        rows.connect(asks, (write, done) -> stage.invariants().committed(number, write, done)),
                        RowCodec.PACKING,
                        p -> p >= 0)
                .result();
    }

    /** Another process takes the worker over; messages go on to the old one until {@link #switchOver}. */
    Replica startAnother() {
        return process();
    }

    void switchOver(Replica other) {
        replica = other;
    }

    Replica replica() {
        return replica;
    }

    void see(ClusterMap map) {
        replica.see(map);
    }

    void lead() {
        replica.lead(0);
    }

    Future<Answer> answer(Request request) {
        return replica.answer(request);
    }

    void store(Entry entry) {
        rows.force(entry);
    }

    boolean hasSynced() {
        return synced;
    }

    // ---------------------------------------------------------------- clients

    Future<Performed> put(String key, String value) {
        return perform(key, new Action.Put(Bytes.utf8(value), "", Action.FOREVER));
    }

    Future<Performed> get(String key) {
        return perform(key, new Action.Get());
    }

    private Future<Performed> perform(String key, Action action) {
        OperationId id = OperationId.of(WallClock.START + stage.time().now(), number, ++operations);
        Operation operation = new Operation(id, Bytes.utf8(key), action, Condition.NONE, 0, number, OperationId.NONE);
        return replica.perform(new Perform(0, operation, false, false, Long.MAX_VALUE, 0));
    }

    /** What a read found, if it was answered: the value, or "absent". */
    static Optional<String> seen(Future<Performed> read) {
        if (!read.succeeded() || !(read.result().outcome() instanceof Outcome.Found found)) {
            return Optional.empty();
        }
        Optional<Row> row = found.row();
        return Optional.of(
                row.map(r -> ((Content.Value) r.state().content()).bytes().text())
                        .orElse("absent"));
    }

    static boolean isDone(Future<Performed> write) {
        return write.succeeded() && write.result().outcome() instanceof Outcome.Done;
    }

    private final class Noting implements Watcher {
        @Override
        public void synced(int partition, Ballot ballot) {
            synced = true;
        }

        @Override
        public void leads(int partition, Ballot ballot, io.trivet.cluster.PartitionConfig config) {
            stage.invariants().leads(partition, ballot, config);
        }
    }
}
