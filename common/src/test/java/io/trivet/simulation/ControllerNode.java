package io.trivet.simulation;

import io.trivet.cluster.ClusterMap;
import io.trivet.simulation.world.NodeTime;
import io.trivet.simulation.world.WallClock;
import java.util.Optional;
import java.util.function.Consumer;

/** A controller's machine: keeps nothing between one process and the next. */
final class ControllerNode {
    private final Cluster cluster;
    private final int address;
    private Optional<ControllerProcess> process = Optional.empty();

    ControllerNode(Cluster cluster, int address) {
        this.cluster = cluster;
        this.address = address;
    }

    void start() {
        NodeTime time = new NodeTime(cluster.time(), cluster.dice().below(1_000), WallClock.exact());
        process = Optional.of(new ControllerProcess(cluster, this, time));
        process.get().start();
    }

    void kill() {
        cluster.trace().add(() -> this + " is killed");
        process.ifPresent(running -> running.time().kill());
        process = Optional.empty();
    }

    void deliver(Consumer<ControllerProcess> body) {
        process.ifPresent(running -> running.time().deliver(() -> body.accept(running)));
    }

    Optional<ControllerProcess> process() {
        return process;
    }

    Optional<ClusterMap> map() {
        return process.flatMap(ControllerProcess::map);
    }

    int address() {
        return address;
    }

    @Override
    public String toString() {
        return "c" + (address - Cluster.FIRST_CONTROLLER);
    }
}
