package io.trivet.rest;

import io.trivet.cluster.Assignment;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import io.trivet.cluster.plan.Order;
import io.trivet.cluster.plan.Progress;
import io.trivet.rest.port.Cluster;
import io.trivet.rest.port.Commands;
import io.trivet.rest.port.NodeStatus;
import io.trivet.rest.port.NodeStatus.Health;
import io.trivet.rest.port.NodeStatus.Node;
import io.trivet.rest.port.NodeStatus.Role;
import io.trivet.rest.port.NodeStatus.Vitals;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Workers w1 to w4, numbered from 0, and controller c1. Partition p is on the workers p, p + 1 and p + 2 modulo 4. */
final class FakeCluster implements Cluster, Commands {
    static final int PARTITIONS = 8;
    static final ClusterMap MAP = firstMap();

    volatile Optional<ClusterMap> map = Optional.of(MAP);
    volatile NodeStatus self = worker(0);
    volatile Progress progress = Progress.DONE;
    volatile Set<Integer> down = Set.of(3);
    volatile Future<Long> answer = Future.succeededFuture(2L);
    volatile Future<Void> departure = Future.succeededFuture();
    final List<Order> orders = new CopyOnWriteArrayList<>();

    private static ClusterMap firstMap() {
        List<Worker> workers = IntStream.range(0, 4)
                .mapToObj(i -> new Worker(
                        i, new UUID(7, i), "w" + (i + 1), 1, 0, Worker.State.ACTIVE, "127.0.0.1:" + (5702 + i), "z"))
                .toList();
        List<Assignment> partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(p ->
                        new Assignment(PartitionConfig.of(0, WorkerSet.of(p % 4, (p + 1) % 4, (p + 2) % 4)), p % 4))
                .toList();
        PartitionConfig electors = PartitionConfig.of(0, WorkerSet.of(0, 1, 2));
        return ClusterMap.first(new UUID(1, 2), 3, workers, partitions, electors);
    }

    static NodeStatus worker(int number) {
        return worker(number, number == 3);
    }

    private static NodeStatus worker(int number, boolean isDown) {
        Node node = new Node(
                "w" + (number + 1), OptionalInt.of(number), "http://127.0.0.1:" + (8001 + number), "z", "0.1.0");
        Health health = isDown ? Health.DOWN : Health.UP;
        Vitals vitals = new Vitals(isDown ? "PostgreSQL is away" : "well", 900, 10 + number, 512, 1, 2, 2, 0);
        return new NodeStatus(node, Role.WORKER, health, isDown ? 9_000 : 40, vitals);
    }

    static NodeStatus controller() {
        Node node = new Node("c1", OptionalInt.empty(), "http://127.0.0.1:8000", "z", "0.1.0");
        return new NodeStatus(node, Role.CONTROLLER, Health.UP, 0, Vitals.UNKNOWN);
    }

    @Override
    public Optional<ClusterMap> map() {
        return map;
    }

    @Override
    public NodeStatus self() {
        return self;
    }

    @Override
    public List<NodeStatus> nodes() {
        return Stream.concat(
                        Stream.of(controller()),
                        IntStream.range(0, 4).mapToObj(number -> worker(number, down.contains(number))))
                .toList();
    }

    @Override
    public Optional<String> keeper() {
        return Optional.of("c1");
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public Future<Void> leave() {
        return departure;
    }

    @Override
    public Future<Long> give(Order order, long timeoutMillis) {
        orders.add(order);
        return answer;
    }

    @Override
    public OptionalInt leader(int partition) {
        return partition % 4 == 3 ? OptionalInt.empty() : OptionalInt.of(partition % 4);
    }
}
