package io.trivet.simulation;

import io.trivet.cluster.Assignment;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.Seen;
import io.trivet.register.host.Host;
import io.trivet.register.map.FirstStart;
import io.trivet.register.map.FirstStart.Heard;
import io.trivet.register.map.MapRegister;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Request;
import io.trivet.register.row.Ballot;
import io.trivet.simulation.world.NodeTime;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** One run of a controller: founds the cluster, leads the map, changes replicas at random, publishes. */
final class ControllerProcess {
    private final Cluster cluster;
    private final ControllerNode node;
    private final NodeTime time;
    private final int number;
    private final Seen seen;
    private final Planner planner;
    private final Map<UUID, HeardWorker> heard = new TreeMap<>();
    private Optional<ClusterMap> map = Optional.empty();
    private Optional<MapRegister> register = Optional.empty();
    private long publishedAt;
    private boolean changing;

    /** @param map the newest chosen map that the worker has seen */
    record HeardWorker(WorkerNode worker, long at, Optional<ClusterMap> map) {}

    ControllerProcess(Cluster cluster, ControllerNode node, NodeTime time) {
        this.cluster = cluster;
        this.node = node;
        this.time = time;
        this.number = WorkerSet.CONTROLLER_BIT | cluster.dice().below(WorkerSet.CONTROLLER_BIT);
        this.seen = new Seen(number, Ballot.NONE);
        this.planner = new Planner(cluster, this);
    }

    void start() {
        time.after(cluster.dice().below(100), this::tick);
    }

    void heard(WorkerNode worker, Optional<ClusterMap> known) {
        heard.put(worker.identity(), new HeardWorker(worker, time.now(), known));
        known.ifPresent(this::see);
    }

    void see(ClusterMap newer) {
        if (map.map(ClusterMap::version).orElse(0L) < newer.version()) {
            map = Optional.of(newer);
            register.ifPresent(present -> present.adopt(newer.electors()));
        }
        publishedAt = time.now();
    }

    void synced(int partition, int epoch) {
        planner.synced(partition, epoch);
    }

    private void tick() {
        time.after(40 + cluster.dice().below(80), this::tick);
        register = register.filter(present -> !present.leader().isOver());
        if (register.isEmpty()) {
            boolean alone = time.now() - publishedAt > 300;
            if (alone || cluster.dice().oneIn(20)) {
                become();
            }
        } else if (register.get().leader().isLeading() && map.isPresent()) {
            act();
        }
    }

    private void become() {
        if (map.isPresent()) {
            prepare(map.get().electors(), Optional.empty());
            return;
        }
        List<String> electors =
                cluster.firstElectors().stream().map(String::valueOf).toList();
        Map<String, Heard> byName = new TreeMap<>();
        heard.values()
                .forEach(h -> byName.put(
                        String.valueOf(h.worker().number()),
                        new Heard(
                                String.valueOf(h.worker().number()),
                                h.worker().identity(),
                                h.map().map(ClusterMap::clusterId))));
        if (FirstStart.judge(electors, byName) instanceof FirstStart.Verdict.Found) {
            int[] numbers = cluster.firstElectors().stream().mapToInt(i -> i).toArray();
            PartitionConfig config = PartitionConfig.of(0, WorkerSet.of(numbers));
            prepare(config, Optional.of(first(config)));
        }
    }

    private ClusterMap first(PartitionConfig electors) {
        List<Worker> workers = new ArrayList<>();
        while (cluster.isInitial(workers.size())) {
            WorkerNode next = cluster.workers().get(workers.size());
            if (!electors.isMember(next.number()) && !heard.containsKey(next.identity())) {
                break;
            }
            workers.add(Planner.worker(next));
        }
        List<Assignment> partitions = new ArrayList<>();
        for (int p = 0; p < cluster.profile().shape().partitions(); p++) {
            PartitionConfig config = PartitionConfig.of(0, electors.voters());
            partitions.add(new Assignment(
                    config, config.voters().get(p % config.voters().size())));
        }
        UUID id = new UUID(cluster.dice().nextLong(), cluster.dice().nextLong());
        return ClusterMap.first(id, electors.voters().size(), workers, partitions, electors);
    }

    private void prepare(PartitionConfig electors, Optional<ClusterMap> first) {
        Host host = new Host(
                number,
                cluster.dice().nextLong() | 1,
                this::ask,
                time,
                cluster.dice()::nextLong,
                cluster.profile().settings(),
                cluster.rules(),
                new Witness(cluster, node));
        MapRegister attempt = MapRegister.prepare(host, electors, seen);
        register = Optional.of(attempt);
        attempt.led()
                .compose(led -> attempt.change(known -> known.isPresent() ? Optional.empty() : first))
                .onSuccess(chosen -> chosen.ifPresent(this::chosen));
    }

    private Future<Answer> ask(int worker, Request request) {
        return cluster.call(node.address(), worker, time, process -> process.answer(request));
    }

    private void chosen(ClusterMap newest) {
        cluster.invariants().map(newest);
        cluster.counters().maps++;
        see(newest);
        publish();
    }

    private void act() {
        if (time.now() - publishedAt > 120) {
            publish();
        }
        if (!changing) {
            changing = true;
            Optional<ClusterMap> planned = planner.plan(map.orElseThrow());
            planned.map(next ->
                            register.get().change(known -> follows(known, next) ? Optional.of(next) : Optional.empty()))
                    .orElse(Future.succeededFuture(Optional.empty()))
                    .onComplete(done -> {
                        changing = false;
                        if (done.succeeded()) {
                            done.result().ifPresent(this::chosen);
                        }
                    });
        }
    }

    private static boolean follows(Optional<ClusterMap> known, ClusterMap next) {
        return known.filter(map -> map.version() + 1 == next.version()).isPresent();
    }

    private void publish() {
        publishedAt = time.now();
        map.ifPresent(newest -> cluster.publish(node.address(), newest));
    }

    Optional<ClusterMap> map() {
        return map;
    }

    Map<UUID, HeardWorker> heard() {
        return heard;
    }

    NodeTime time() {
        return time;
    }
}
