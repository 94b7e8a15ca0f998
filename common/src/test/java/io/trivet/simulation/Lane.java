package io.trivet.simulation;

import io.trivet.bus.Topics;
import io.trivet.bus.wire.RowCodec;
import io.trivet.cluster.ClusterMap;
import io.trivet.register.Life;
import io.trivet.register.Replica;
import io.trivet.register.host.Host;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Outcome.NotTaken;
import io.trivet.register.message.Outcome.Reason;
import io.trivet.register.message.Perform;
import io.trivet.register.message.Performed;
import io.trivet.register.message.Request;
import io.trivet.register.row.Ballot;
import io.trivet.register.store.WatchedStore;
import io.trivet.simulation.world.SimStore;
import io.trivet.watch.Changes;
import io.trivet.watch.Poll;
import io.trivet.watch.leader.Lookout;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** One lane of a worker's process: a store, and the replica over it. When the store is lost both are made anew. */
final class Lane implements WatchedStore.Listener {
    private static final long STALL_LIMIT = 60;
    private static final long RECONNECT = 15;

    private final Cluster cluster;
    private final WorkerProcess process;
    private final int index;
    private final Optional<Lookout> lookout;
    private SimStore store;
    private Optional<Replica> replica = Optional.empty();
    private boolean stalled;

    Lane(Cluster cluster, WorkerProcess process, int index) {
        this.cluster = cluster;
        this.process = process;
        this.index = index;
        this.lookout = cluster.watching().map(watching -> watching.lookout(process.time()));
        this.lookout.ifPresent(watched -> watched.over(() -> replica));
        this.store = newStore();
    }

    private SimStore newStore() {
        return new SimStore(
                process.node().database(), index, process.time(), cluster.latency(), cluster.storeOptions());
    }

    void connect(Consumer<Lane> then) {
        store.abandon();
        store = newStore();
        store.connect()
                .onSuccess(connected -> then.accept(this))
                .onFailure(cause -> process.time().after(RECONNECT, () -> connect(then)));
    }

    /** Before anything is believed of a database that was connected to again. */
    void inspect() {
        SimStore connected = store;
        connected
                .transaction(database -> database.life(database.node().nonce))
                .onSuccess(found -> process.reconnected(this, found))
                .onFailure(cause -> process.time().after(RECONNECT, () -> connect(Lane::inspect)));
    }

    void open() {
        WatchedStore watched = new WatchedStore(store, process.time(), STALL_LIMIT, this);
        Host host = new Host(
                process.node().number(),
                process.session(),
                this::ask,
                process.time(),
                cluster.dice()::nextLong,
                cluster.profile().settings(),
                cluster.rules(),
                witness());
        stalled = false;
        Replica.open(host, watched, RowCodec.PACKING, this::isOwn).onSuccess(opened -> {
            replica = Optional.of(opened);
            seeMap();
        });
    }

    private Witness witness() {
        return lookout.<Witness>map(watched -> new WatchedWitness(cluster, process.node(), watched))
                .orElseGet(() -> new Witness(cluster, process.node()));
    }

    private boolean isOwn(int partition) {
        return index == Topics.laneOf(partition, process.lanes().size());
    }

    private Future<Answer> ask(int worker, Request request) {
        if (worker == process.node().number()) {
            return process.answer(request);
        }
        return cluster.ask(process, worker, request);
    }

    @Override
    public void lost(Throwable cause) {
        cluster.counters().lanesLost++;
        cluster.trace().add(() -> process.node() + " lane " + index + " lost: " + cause.getMessage());
        replica.ifPresent(present -> present.close("the store is lost"));
        replica = Optional.empty();
        process.time().after(RECONNECT, () -> connect(Lane::inspect));
    }

    @Override
    public void stalled() {
        stalled = true;
        replica.ifPresent(present -> present.resign("the database does not answer"));
        process.time().after(STALL_LIMIT, () -> stalled = false);
    }

    @Override
    public void answers() {}

    Future<Answer> answer(Request request) {
        return replica.map(open -> open.answer(request))
                .orElseGet(() -> Promise.<Answer>promise().future());
    }

    Future<Performed> perform(Perform send) {
        return replica.filter(open -> !stalled)
                .map(open -> open.perform(send))
                .orElseGet(() -> Future.succeededFuture(new Performed(NotTaken.because(Reason.NOT_LEADER), 0)));
    }

    Future<Changes> watch(String asker, Poll poll) {
        return lookout.orElseThrow().watch(asker, poll);
    }

    void seeMap() {
        process.map().ifPresent(map -> replica.ifPresent(open -> open.see(map)));
    }

    /** Writes down what the process has seen of the map and of others, now and then. */
    void remember() {
        if (replica.isEmpty()) {
            return;
        }
        Map<UUID, Life> seen = Map.copyOf(process.seen());
        Optional<ClusterMap> map = process.map();
        store.transaction(database -> {
                    database.node().seen.putAll(seen);
                    database.node().map = map;
                    return true;
                })
                .onFailure(cause -> cluster.trace().add(() -> process.node() + " could not remember"));
    }

    Map<Integer, Ballot> leads() {
        return replica.map(Replica::leads).orElse(Map.of());
    }

    int index() {
        return index;
    }

    Optional<Replica> replica() {
        return replica;
    }

    SimStore store() {
        return store;
    }

    String state() {
        return (replica.isPresent() ? "open" : "closed") + (stalled ? " stalled" : "") + (store.isDead() ? " dead" : "")
                + " leads " + leads();
    }

    void abandon() {
        store.abandon();
    }
}
