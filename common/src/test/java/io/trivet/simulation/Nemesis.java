package io.trivet.simulation;

import io.trivet.register.Replica;
import io.trivet.simulation.world.SimDatabase;
import java.util.List;
import java.util.Optional;

/** Does harm, at random moments, until it is told to stop; then mends everything. */
final class Nemesis {
    private final Cluster cluster;
    private final Dice dice;
    private final Profile.Kind kind;
    private Optional<WorkerNode> ghost = Optional.empty();
    private boolean stopped;

    Nemesis(Cluster cluster, Dice dice) {
        this.cluster = cluster;
        this.dice = dice;
        this.kind = cluster.profile().kind();
    }

    void start() {
        cluster.time().schedule(dice.below(2 * cluster.profile().faults().mean()), this::strike);
        if (cluster.profile().faults().takeovers()) {
            cluster.time().schedule(dice.below(200), this::usurp);
        }
    }

    private void strike() {
        if (stopped) {
            return;
        }
        cluster.time().schedule(1 + dice.below(2 * cluster.profile().faults().mean()), this::strike);
        switch (kind) {
            case REJOIN -> haunt();
            case STORES -> store(worker());
            case IMPOSTORS -> impostor(worker());
            case MAPS -> map();
            case GENERAL -> any();
            default -> process(worker());
        }
    }

    private void any() {
        switch (dice.below(10)) {
            case 0, 1 -> store(worker());
            case 2 -> cut();
            case 3 -> impostor(worker());
            case 4 -> map();
            case 5 -> gateway();
            default -> process(worker());
        }
    }

    // ---------------------------------------------------------------- processes

    private void process(WorkerNode worker) {
        switch (dice.below(8)) {
            case 0, 1, 2 -> pause(worker);
            case 3, 4 -> crash(worker, dice.oneIn(5) ? dice.between(200, 1_500) : dice.between(5, 150));
            case 5 -> cut();
            case 6 -> handOver(worker);
            default -> lead(worker);
        }
    }

    private void pause(WorkerNode worker) {
        int millis = dice.oneIn(5) ? dice.between(200, 1_500) : dice.between(10, 250);
        worker.process().ifPresent(process -> {
            cluster.trace().add(() -> worker + " is frozen for " + millis + " ms");
            process.time().pause(cluster.time().now() + millis);
        });
    }

    private void crash(WorkerNode worker, int millis) {
        worker.kill();
        cluster.time().schedule(millis, worker::revive);
    }

    private void lead(WorkerNode worker) {
        int partition = dice.below(cluster.profile().shape().partitions());
        replica(worker, partition).ifPresent(replica -> replica.lead(partition));
    }

    private void usurp() {
        if (!stopped) {
            int often = kind == Profile.Kind.TAKEOVERS ? 120 : 500;
            cluster.time().schedule(1 + dice.below(often), this::usurp);
            WorkerNode worker = worker();
            worker.deliver(process -> lead(worker));
        }
    }

    private void handOver(WorkerNode worker) {
        int partition = dice.below(cluster.profile().shape().partitions());
        WorkerNode to = worker();
        worker.deliver(process -> replica(worker, partition)
                .filter(replica -> replica.leading(partition).isPresent())
                .ifPresent(replica -> replica.yield(partition, to.number())
                        .onSuccess(yielded -> to.deliver(
                                process2 -> replica(to, partition).ifPresent(other -> other.lead(partition))))));
    }

    private static Optional<Replica> replica(WorkerNode worker, int partition) {
        return worker.process()
                .filter(process -> !process.time().isFrozen())
                .flatMap(process -> process.lane(partition).replica());
    }

    // ---------------------------------------------------------------- databases

    private void store(WorkerNode worker) {
        int millis = dice.oneIn(4) ? dice.between(200, 1_500) : dice.between(10, 150);
        cluster.trace().add(() -> worker + ": its database is in trouble");
        switch (dice.below(6)) {
            case 0, 1 ->
                worker.process()
                        .ifPresent(process -> dice.pick(process.lanes()).store().breakConnection());
            case 2 ->
                worker.process()
                        .ifPresent(process -> dice.pick(process.lanes()).store().failNextCommit());
            case 3 -> worker.database().stall(millis);
            case 4 -> worker.database().restart(millis);
            default -> process(worker);
        }
    }

    /** A process is replaced while it is frozen; or a database comes back as it was before others counted on it. */
    private void impostor(WorkerNode worker) {
        switch (dice.below(5)) {
            case 0, 1 -> replace(worker);
            case 2 -> backUp(worker);
            case 3 -> restore(worker);
            default -> process(worker);
        }
    }

    private void replace(WorkerNode worker) {
        if (worker.isRunning() && !worker.isRetired()) {
            pause(worker);
            cluster.time().schedule(dice.below(100), worker::start);
        }
    }

    private void backUp(WorkerNode worker) {
        if (worker.isRunning()) {
            worker.backups().add(worker.database().snapshot());
        }
    }

    /** Only one that others can tell: so many have heard of later beats that one of them will be asked. */
    private void restore(WorkerNode worker) {
        List<SimDatabase.Snapshot> backups = worker.backups();
        if (worker.isRetired() || backups.isEmpty() || Restores.isReplacing(cluster)) {
            return;
        }
        SimDatabase.Snapshot backup = dice.pick(backups);
        if (!Restores.isNoticeable(cluster, worker, backup.node())) {
            return;
        }
        cluster.trace().add(() -> worker + ": its database is restored from a backup");
        cluster.counters().restored++;
        worker.restore(backup);
        cluster.time().schedule(dice.below(100), worker::revive);
    }

    // ---------------------------------------------------------------- the rest

    private void map() {
        var controller = dice.pick(cluster.controllers());
        int millis = dice.between(20, 600);
        switch (dice.below(4)) {
            case 0 ->
                controller
                        .process()
                        .ifPresent(
                                process -> process.time().pause(cluster.time().now() + millis));
            case 1 -> {
                controller.kill();
                cluster.time().schedule(millis, controller::start);
            }
            case 2 -> cut();
            default -> process(worker());
        }
    }

    private void gateway() {
        GatewayNode gateway = cluster.pickGateway(dice);
        if (dice.oneIn(2)) {
            gateway.restart();
        } else {
            gateway.time().pause(cluster.time().now() + dice.between(10, 600));
        }
    }

    private void cut() {
        int from = anybody();
        int to = anybody();
        boolean both = dice.oneIn(2);
        boolean all = dice.oneIn(3);
        for (WorkerNode other : cluster.workers()) {
            if (all || other.number() == to) {
                cluster.net().cut(from, other.number());
                if (both) {
                    cluster.net().cut(other.number(), from);
                }
            }
        }
        cluster.net().cut(from, to);
        cluster.time().schedule(dice.between(20, 600), cluster.net()::mend);
    }

    private int anybody() {
        int others = cluster.gateways().size() + cluster.controllers().size();
        int draw = dice.below(cluster.workers().size() + others);
        if (draw < cluster.workers().size()) {
            return draw;
        }
        int rest = draw - cluster.workers().size();
        return rest < cluster.gateways().size()
                ? cluster.gateways().get(rest).address()
                : cluster.controllers().get(rest - cluster.gateways().size()).address();
    }

    /** One worker goes away for long; meanwhile it is replaced, and then comes back. */
    private void haunt() {
        if (ghost.isEmpty() && dice.chance(0.6)) {
            WorkerNode away = worker();
            ghost = Optional.of(away);
            crash(away, dice.between(600, 4_000));
            cluster.time().schedule(dice.between(5_000, 7_000), () -> ghost = Optional.empty());
        } else if (dice.oneIn(4)) {
            process(worker());
        } else {
            lead(worker());
        }
    }

    private WorkerNode worker() {
        return dice.pick(cluster.workers());
    }

    void stop() {
        stopped = true;
        cluster.heal();
        cluster.workers().forEach(worker -> {
            worker.database().wake();
            worker.process().ifPresent(process -> {
                process.time().thaw();
                process.lanes().forEach(lane -> lane.store().breakConnection());
            });
            worker.revive();
        });
        cluster.controllers().forEach(controller -> {
            controller.process().ifPresent(process -> process.time().thaw());
            if (controller.process().isEmpty()) {
                controller.start();
            }
        });
        cluster.gateways().forEach(gateway -> gateway.time().thaw());
    }
}
