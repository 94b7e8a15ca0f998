package io.trivet.simulation;

import io.trivet.cluster.ClusterMap;
import io.trivet.register.Life;
import io.trivet.register.host.Rules;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Request;
import io.trivet.register.row.Action;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.register.row.OperationId;
import io.trivet.simulation.history.History;
import io.trivet.simulation.history.Result;
import io.trivet.simulation.world.Latency;
import io.trivet.simulation.world.NodeTime;
import io.trivet.simulation.world.StoreOptions;
import io.trivet.simulation.world.VirtualTime;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The simulated world: nodes, network and time; and what watches it. Addresses of workers are their numbers. */
final class Cluster {
    static final int FIRST_CONTROLLER = 1_000;
    static final int FIRST_GATEWAY = 2_000;

    private final VirtualTime time = new VirtualTime();
    private final Dice dice;
    private final Profile profile;
    private final Mutant mutant;
    private final Optional<Watching> watching;
    private final Net net;
    private final Latency latency;
    private final Trace trace;
    private final Invariants invariants = new Invariants();
    private final Counters counters = new Counters();
    private final History history = new History();
    private final List<WorkerNode> workers = new ArrayList<>();
    private final List<ControllerNode> controllers = new ArrayList<>();
    private final List<GatewayNode> gateways = new ArrayList<>();
    private final Dice latencyDice;
    private long values;
    private int clientsDone;
    private boolean healed;

    Cluster(Dice dice, Profile profile, Mutant mutant, boolean traced, Optional<Watching> watching) {
        this.dice = dice;
        this.profile = profile;
        this.mutant = mutant;
        this.watching = watching;
        this.trace = new Trace(time, traced);
        this.net = new Net(time, dice.fork(), profile.network());
        this.latencyDice = dice.fork();
        this.latency = new Latency(latencyDice.random(), profile.faults().stall());
        for (int i = 0; i < profile.shape().workers(); i++) {
            workers.add(new WorkerNode(this, i, identity()));
        }
        for (int i = 0; i < profile.shape().controllers(); i++) {
            controllers.add(new ControllerNode(this, FIRST_CONTROLLER + i));
        }
        for (int i = 0; i < profile.shape().gateways(); i++) {
            gateways.add(new GatewayNode(this, FIRST_GATEWAY + i));
        }
    }

    private UUID identity() {
        return new UUID(dice.nextLong(), dice.nextLong());
    }

    void start() {
        workers.forEach(WorkerNode::start);
        controllers.forEach(ControllerNode::start);
    }

    // ---------------------------------------------------------------- messages

    /** A question to a worker's process, and its answer, both over the network. */
    <T> Future<T> call(int from, int to, NodeTime asker, Function<WorkerProcess, Future<T>> body) {
        Promise<T> promise = Promise.promise();
        net.send(
                from,
                to,
                () -> worker(to)
                        .deliver(process -> body.apply(process)
                                .onSuccess(result ->
                                        net.send(to, from, () -> asker.deliver(() -> promise.tryComplete(result))))));
        return promise.future();
    }

    /** The same, with the answering worker's life told along. */
    Future<Answer> ask(WorkerProcess asker, int to, Request request) {
        Promise<Answer> promise = Promise.promise();
        int from = asker.node().number();
        net.send(
                from,
                to,
                () -> worker(to)
                        .deliver(process -> process.answer(request).onSuccess(answer -> {
                            Life life = process.life();
                            net.send(
                                    to,
                                    from,
                                    () -> asker.time().deliver(() -> {
                                        asker.heard(life);
                                        promise.tryComplete(answer);
                                    }));
                        })));
        return promise.future();
    }

    void heartbeat(WorkerNode from, Life life, Map<Integer, Ballot> leads, Optional<ClusterMap> map) {
        for (WorkerNode other : workers) {
            if (other != from) {
                net.once(
                        from.number(),
                        other.number(),
                        () -> other.deliver(process -> {
                            process.heard(life);
                            map.ifPresent(process::see);
                        }));
            }
        }
        for (ControllerNode controller : controllers) {
            net.once(
                    from.number(), controller.address(), () -> controller.deliver(process -> process.heard(from, map)));
        }
        for (GatewayNode gateway : gateways) {
            net.once(from.number(), gateway.address(), () -> gateway.heard(from.number(), leads, map));
        }
    }

    void publish(int from, ClusterMap map) {
        workers.forEach(worker -> net.once(from, worker.number(), () -> worker.deliver(process -> process.see(map))));
        gateways.forEach(gateway -> net.once(from, gateway.address(), () -> gateway.see(map)));
        controllers.forEach(controller ->
                net.once(from, controller.address(), () -> controller.deliver(process -> process.see(map))));
    }

    /** A leader reports that a change may be completed. */
    void synced(Object node, int partition, int epoch) {
        int from = node instanceof WorkerNode worker ? worker.number() : ((ControllerNode) node).address();
        controllers.forEach(controller -> net.send(
                from, controller.address(), () -> controller.deliver(process -> process.synced(partition, epoch))));
    }

    // ---------------------------------------------------------------- nodes

    /** A worker whose database is not what it was joins under a new identity. */
    void join() {
        WorkerNode node = new WorkerNode(this, workers.size(), identity());
        workers.add(node);
        node.start();
    }

    List<Integer> firstElectors() {
        return IntStream.range(0, 3).boxed().toList();
    }

    boolean isInitial(int number) {
        return number < profile.shape().workers();
    }

    WorkerNode worker(int number) {
        return workers.get(number);
    }

    List<WorkerNode> workers() {
        return workers;
    }

    List<ControllerNode> controllers() {
        return controllers;
    }

    List<GatewayNode> gateways() {
        return gateways;
    }

    GatewayNode pickGateway(Dice by) {
        return by.pick(gateways);
    }

    // ---------------------------------------------------------------- clients

    int begin(Bytes key, Action action, Condition condition) {
        counters.operations++;
        return history.begin(key, OperationId.NONE, action, condition, instant());
    }

    void finish(int number, Result result) {
        if (result instanceof Result.Unknown) {
            counters.unknown++;
        } else if (result instanceof Result.Failed) {
            counters.failed++;
        } else if (result instanceof Result.Wrote wrote && wrote.reply().isDecline()) {
            counters.declined++;
        }
        history.finish(number, result, instant());
    }

    /** In microseconds, of which an event takes one: so that what came before within a millisecond came before. */
    private long instant() {
        return time.now() * 1_000 + Math.min(999, time.executedNow());
    }

    Bytes key(int number) {
        return Bytes.utf8("k" + number);
    }

    long nextValue() {
        return values += 1_000;
    }

    void clientDone() {
        clientsDone++;
    }

    boolean areClientsDone() {
        return clientsDone == profile.load().clients();
    }

    // ---------------------------------------------------------------- what all share

    void heal() {
        healed = true;
        net.heal();
    }

    boolean isHealed() {
        return healed;
    }

    Latency latency() {
        return healed ? new Latency(latencyDice.random(), 0) : latency;
    }

    StoreOptions storeOptions() {
        return mutant.storeOptions(StoreOptions.sound(profile.shape().lanes()));
    }

    Rules rules() {
        return mutant.rules();
    }

    /** Nothing in runs in which nobody watches. */
    Optional<Watching> watching() {
        return watching;
    }

    Mutant mutant() {
        return mutant;
    }

    VirtualTime time() {
        return time;
    }

    Dice dice() {
        return dice;
    }

    Profile profile() {
        return profile;
    }

    Net net() {
        return net;
    }

    Trace trace() {
        return trace;
    }

    Invariants invariants() {
        return invariants;
    }

    Counters counters() {
        return counters;
    }

    History history() {
        return history;
    }
}
