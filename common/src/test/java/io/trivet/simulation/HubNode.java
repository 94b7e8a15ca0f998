package io.trivet.simulation;

import io.trivet.bus.Topics;
import io.trivet.cluster.ClusterMap;
import io.trivet.register.row.Ballot;
import io.trivet.simulation.world.NodeTime;
import io.trivet.watch.Changes;
import io.trivet.watch.Poll;
import io.trivet.watch.hub.Hub;
import io.trivet.watch.hub.Leaders;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The real hub of one run of a gateway's process, and its way to the workers. */
final class HubNode implements Leaders {
    private static final Hub.Bounds MANY = new Hub.Bounds(1_000, 10_000);
    private static final long LATELY = 1_000;

    private final Cluster cluster;
    private final GatewayNode gateway;
    private final NodeTime time;
    private final Hub hub;
    private final String asker;
    private final Map<Integer, Heard> heard = new TreeMap<>();

    /** Of a partition, by the highest ballot that somebody said lately that he leads it by. */
    private record Heard(long at, Ballot ballot) {
        static final Heard NOTHING = new Heard(-LATELY, Ballot.NONE);
    }

    HubNode(Cluster cluster, Watching watching, GatewayNode gateway) {
        this.cluster = cluster;
        this.gateway = gateway;
        this.time = gateway.time();
        this.asker = gateway + "." + time.now();
        this.hub = new Hub(this, time, watching.rules(), MANY);
    }

    Hub hub() {
        return hub;
    }

    void heard(Map<Integer, Ballot> leads) {
        leads.forEach((partition, ballot) -> {
            if (!ballot.isBelow(leader(partition))) {
                heard.put(partition, new Heard(time.now(), ballot));
            }
        });
    }

    private Ballot leader(int partition) {
        Heard last = heard.getOrDefault(partition, Heard.NOTHING);
        return time.now() - last.at > LATELY ? Ballot.NONE : last.ballot;
    }

    @Override
    public Optional<ClusterMap> map() {
        return gateway.map();
    }

    @Override
    public Optional<String> address(int partition) {
        Ballot highest = leader(partition);
        int worker = highest.equals(Ballot.NONE)
                ? map().orElseThrow().assignment(partition).primary()
                : highest.worker();
        int lane = Topics.laneOf(partition, cluster.profile().shape().lanes());
        return Optional.of(worker + "." + lane);
    }

    @Override
    public Future<Changes> ask(String address, Poll poll, long limitMillis) {
        Promise<Changes> answer = Promise.promise();
        int worker = Integer.parseInt(address.substring(0, address.indexOf('.')));
        int lane = Integer.parseInt(address.substring(address.indexOf('.') + 1));
        int self = gateway.address();
        cluster.net()
                .once(
                        self,
                        worker,
                        () -> cluster.worker(worker)
                                .deliver(process -> process.watch(lane, asker, poll)
                                        .onSuccess(changes -> cluster.net()
                                                .once(
                                                        worker,
                                                        self,
                                                        () -> time.deliver(() -> heard(address, changes, answer))))));
        time.after(limitMillis, () -> answer.tryFail("no answer in time"));
        return answer.future();
    }

    private void heard(String address, Changes changes, Promise<Changes> answer) {
        cluster.trace().add(() -> gateway + " hears of changes from w" + address + ": " + changes);
        answer.tryComplete(changes);
    }
}
