package io.trivet.process;

import io.trivet.bus.Desk;
import io.trivet.bus.Question;
import io.trivet.bus.Response;
import io.trivet.cluster.ClusterMap;
import io.trivet.rest.port.Cluster;
import io.trivet.watch.Changes;
import io.trivet.watch.Poll;
import io.trivet.watch.hub.Leaders;
import io.vertx.core.Future;
import java.util.Optional;

/** The way from those who watch here to the lanes that lead, over the bus. */
final class BusWatch implements Leaders {
    private final Desk desk;
    private final Cluster cluster;
    private final Directory directory;

    BusWatch(Desk desk, Cluster cluster, Directory directory) {
        this.desk = desk;
        this.cluster = cluster;
        this.directory = directory;
    }

    @Override
    public Optional<ClusterMap> map() {
        return cluster.map();
    }

    @Override
    public Optional<String> address(int partition) {
        int leader = cluster.leader(partition)
                .orElseGet(
                        () -> cluster.map().orElseThrow().assignment(partition).primary());
        return directory.lane(leader, partition);
    }

    @Override
    public Future<Changes> ask(String address, Poll poll, long limitMillis) {
        return desk.ask(address, new Question.Watch(poll), limitMillis)
                .map(response -> ((Response.Watched) response).changes());
    }
}
