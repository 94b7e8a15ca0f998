package io.trivet.simulation;

import io.trivet.cluster.ClusterMap;
import io.trivet.gateway.Gateway;
import io.trivet.gateway.Result;
import io.trivet.gateway.Submission;
import io.trivet.gateway.Workers;
import io.trivet.register.message.Perform;
import io.trivet.register.message.Performed;
import io.trivet.register.row.Ballot;
import io.trivet.simulation.world.NodeTime;
import io.trivet.simulation.world.WallClock;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.Optional;

/** A gateway's machine, with the real gateway on it. */
final class GatewayNode implements Workers {
    private final Cluster cluster;
    private final int address;
    private final WallClock clock;
    private NodeTime time;
    private Gateway gateway;
    private Optional<HubNode> hub = Optional.empty();
    private Optional<ClusterMap> map = Optional.empty();

    GatewayNode(Cluster cluster, int address) {
        this.cluster = cluster;
        this.address = address;
        this.clock = new WallClock(cluster.dice().below(30), 0);
        start();
    }

    void start() {
        time = new NodeTime(cluster.time(), cluster.dice().below(1_000), clock);
        gateway = new Gateway(
                cluster.dice().below(Integer.MAX_VALUE),
                cluster.profile().gateway(),
                cluster.mutant().gatewayRules(),
                time,
                cluster.dice()::nextLong,
                this);
        map.ifPresent(gateway::see);
        hub = cluster.watching().map(watching -> new HubNode(cluster, watching, this));
    }

    /** Everything under way is lost; its clients hear nothing. */
    void restart() {
        time.kill();
        start();
    }

    Future<Result> submit(Submission submission) {
        Promise<Result> result = Promise.promise();
        Gateway present = gateway;
        time.deliver(() -> present.submit(submission).onComplete(result));
        return result.future();
    }

    @Override
    public Future<Performed> perform(int worker, Perform send) {
        Promise<Performed> promise = Promise.promise();
        NodeTime sender = time;
        long left = send.deadline() - time.now();
        cluster.trace().add(() -> this + " sends to w" + worker + " " + send);
        cluster.net()
                .once(
                        address,
                        worker,
                        () -> cluster.worker(worker).deliver(process -> {
                            Perform arrived = new Perform(
                                    send.partition(),
                                    send.operation(),
                                    send.marked(),
                                    send.takeover(),
                                    process.time().now() + left,
                                    send.mapVersion());
                            process.perform(arrived)
                                    .onSuccess(performed -> cluster.trace()
                                            .add(() -> this + " hears of "
                                                    + send.operation().key() + " from w" + worker + " " + performed))
                                    .onSuccess(performed -> cluster.net()
                                            .send(
                                                    worker,
                                                    address,
                                                    () -> sender.deliver(() -> promise.tryComplete(performed))));
                        }));
        return promise.future();
    }

    @Override
    public Future<ClusterMap> newestMap() {
        Promise<ClusterMap> promise = Promise.promise();
        NodeTime asker = time;
        WorkerNode worker = cluster.dice().pick(cluster.workers());
        cluster.call(address, worker.number(), time, process -> Future.succeededFuture(process.map()))
                .onSuccess(found -> found.ifPresent(newest -> asker.deliver(() -> promise.tryComplete(newest))));
        return promise.future();
    }

    void see(ClusterMap newest) {
        time.deliver(() -> {
            if (map.map(ClusterMap::version).orElse(0L) < newest.version()) {
                map = Optional.of(newest);
                gateway.see(newest);
            }
        });
    }

    void heard(int worker, Map<Integer, Ballot> leads, Optional<ClusterMap> newest) {
        newest.ifPresent(this::see);
        time.deliver(() -> gateway.heard(worker, leads));
        time.deliver(() -> hub.ifPresent(present -> present.heard(leads)));
    }

    Optional<ClusterMap> map() {
        return map;
    }

    /** Of this run of the process. */
    HubNode hub() {
        return hub.orElseThrow();
    }

    NodeTime time() {
        return time;
    }

    int address() {
        return address;
    }

    boolean isReady() {
        return map.isPresent();
    }

    @Override
    public String toString() {
        return "g" + (address - Cluster.FIRST_GATEWAY);
    }
}
