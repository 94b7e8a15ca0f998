package io.trivet.simulation;

import io.trivet.simulation.world.NodeTime;
import io.trivet.simulation.world.SimDatabase;
import io.trivet.simulation.world.WallClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** A worker: its database, and the processes over it, of which at most one is meant to run. */
final class WorkerNode {
    private final Cluster cluster;
    private final int number;
    private final UUID identity;
    private final SimDatabase database;
    private final WallClock clock;
    private final List<SimDatabase.Snapshot> backups = new ArrayList<>();
    private Optional<WorkerProcess> process = Optional.empty();
    private boolean retired;
    private boolean doubtful;

    WorkerNode(Cluster cluster, int number, UUID identity) {
        this.cluster = cluster;
        this.number = number;
        this.identity = identity;
        this.database = new SimDatabase(cluster.time(), identity);
        this.clock = new WallClock(cluster.dice().below(20), 0);
        database.onCommit((write, result) -> {
            cluster.trace().add(() -> this + " commits " + Witness.text(write, result));
            cluster.counters().wipes += write.clear() ? 1 : 0;
            cluster.invariants().committed(number, write, result);
        });
    }

    /** Starts a process; one that is there already, frozen perhaps, is left to find that out. */
    void start() {
        if (retired) {
            return;
        }
        cluster.trace().add(() -> this + " starts");
        NodeTime time = new NodeTime(cluster.time(), cluster.dice().below(1_000), clock);
        process = Optional.of(
                new WorkerProcess(cluster, this, time, cluster.dice().nextLong() | 1));
        process.get().start();
    }

    void kill() {
        process.ifPresent(running -> {
            cluster.trace().add(() -> this + " is killed");
            running.kill();
        });
        process = Optional.empty();
    }

    void ended(WorkerProcess process) {
        if (this.process.filter(running -> running == process).isPresent()) {
            this.process = Optional.empty();
            cluster.time().schedule(20, this::revive);
        }
    }

    void revive() {
        if (!isRunning()) {
            start();
        }
    }

    /** Something arrives: the process that runs now gets it, when it is not frozen. */
    void deliver(Consumer<WorkerProcess> body) {
        process.ifPresent(running -> running.time().deliver(() -> body.accept(running)));
    }

    /** The database is not what it was: it joins under a new identity, and the old one never comes back. */
    void startAsNew() {
        kill();
        if (!retired) {
            retired = true;
            cluster.join();
        }
    }

    /** Its database was restored: it will find out when it starts. */
    void restore(SimDatabase.Snapshot backup) {
        kill();
        database.restore(backup);
        doubtful = true;
    }

    boolean isDoubtful() {
        return doubtful;
    }

    boolean isRunning() {
        return process.isPresent();
    }

    boolean isRetired() {
        return retired;
    }

    Optional<WorkerProcess> process() {
        return process;
    }

    List<SimDatabase.Snapshot> backups() {
        return backups;
    }

    SimDatabase database() {
        return database;
    }

    UUID identity() {
        return identity;
    }

    int number() {
        return number;
    }

    /** For whoever wonders why a run is stuck. */
    String state() {
        return this
                + (retired ? " retired" : "")
                + process.map(running -> (running.time().isFrozen() ? " frozen" : "")
                                + (running.isServing() ? " serving" : " not serving")
                                + running.lanes().stream().map(Lane::state).toList())
                        .orElse(" not running");
    }

    @Override
    public String toString() {
        return "w" + number;
    }
}
