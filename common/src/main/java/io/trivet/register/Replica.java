package io.trivet.register;

import io.trivet.cluster.Assignment;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.register.host.Host;
import io.trivet.register.host.RowPacking;
import io.trivet.register.host.Store;
import io.trivet.register.host.Store.Durable;
import io.trivet.register.leader.Lane;
import io.trivet.register.leader.Leader;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Outcome.NotTaken;
import io.trivet.register.message.Outcome.Reason;
import io.trivet.register.message.Perform;
import io.trivet.register.message.Performed;
import io.trivet.register.message.Request;
import io.trivet.register.row.Ballot;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * The partitions of one lane of a worker, over one fenced connection to its store. When the connection is lost the
 * host closes this and opens another: so all that was held in memory is forgotten, and promises and configs are read
 * again before anything is answered.
 */
public final class Replica {
    private final Host host;
    private final Store store;
    private final IntPredicate ofThisLane;
    private final Lane lane;
    private final Map<Integer, Share> shares = new TreeMap<>();
    private Optional<ClusterMap> map = Optional.empty();
    private boolean closed;

    private Replica(
            Host host, Store store, RowPacking packing, IntPredicate ofThisLane, Map<Integer, Durable> recovered) {
        this.host = host;
        this.store = store;
        this.ofThisLane = ofThisLane;
        this.lane = new Lane(host, packing);
        recovered.forEach((partition, durable) -> shares.put(partition, share(partition, durable)));
    }

    /** Reads what is durable; nothing is answered before that. */
    public static Future<Replica> open(Host host, Store store, RowPacking packing, IntPredicate ofThisLane) {
        return store.recover().map(recovered -> new Replica(host, store, packing, ofThisLane, recovered));
    }

    private Share share(int partition) {
        Share known = shares.get(partition);
        return known != null ? known : shares.computeIfAbsent(partition, p -> share(p, Durable.NOTHING));
    }

    private Share share(int partition, Durable recovered) {
        return new Share(partition, host, store, lane, recovered);
    }

    /** As a member: fails when the store is lost, and then so is this replica. */
    public Future<Answer> answer(Request request) {
        if (closed) {
            return Future.failedFuture("this lane has lost its store");
        }
        if (request instanceof Request.Confirm confirm) {
            return store.fence().map(own -> new Answer.Confirmed(refused(confirm)));
        }
        Share share = share(request.partition());
        return request instanceof Request.Leading asked ? share.leads(asked.proven()) : share.answer(request);
    }

    /** Decided from memory, which is believed because the fence was found to be this lane's own after it was asked. */
    private List<Request.Held> refused(Request.Confirm confirm) {
        List<Request.Held> refused = new ArrayList<>();
        for (Request.Held held : confirm.ballots()) {
            Share share = share(held.partition());
            if (!share.goesBy(held.ballot())) {
                refused.add(new Request.Held(held.partition(), share.promise()));
            }
        }
        return refused;
    }

    /** As a leader, or as whoever is asked to become it. */
    public Future<Performed> perform(Perform send) {
        boolean behind = map.map(ClusterMap::version).orElse(-1L) < send.mapVersion();
        if (closed || send.operation().key().isEmpty()) {
            return notTaken(Reason.NOT_LEADER);
        }
        if (!ofThisLane.test(send.partition())
                || behind && !share(send.partition()).mayLead()) {
            return notTaken(Reason.STALE_MAP);
        }
        return share(send.partition()).perform(send);
    }

    private static Future<Performed> notTaken(Reason why) {
        return Future.succeededFuture(new Performed(NotTaken.because(why), 0));
    }

    /** A chosen map. Completes when what it changes here is durable. */
    public Future<Void> see(ClusterMap newer) {
        boolean known = map.isPresent()
                && (newer.version() <= map.get().version()
                        || !newer.clusterId().equals(map.get().clusterId()));
        if (closed || known) {
            return Future.succeededFuture();
        }
        map = Optional.of(newer);
        List<Future<Void>> stored = new ArrayList<>();
        for (int partition = 0; partition < newer.partitions().size(); partition++) {
            if (ofThisLane.test(partition)) {
                Assignment assignment = newer.assignment(partition);
                stored.add(see(partition, assignment.config(), assignment.primary()));
            }
        }
        if (ofThisLane.test(ClusterMap.MAP_PARTITION)) {
            stored.add(see(ClusterMap.MAP_PARTITION, newer.electors(), NotTaken.NO_HINT));
        }
        Future<?> all = Future.all(stored);
        return all.mapEmpty();
    }

    private Future<Void> see(int partition, PartitionConfig config, int primary) {
        boolean concerned = config.isMember(host.self()) || shares.containsKey(partition);
        return concerned ? share(partition).see(config, primary) : Future.succeededFuture();
    }

    /** Prepares this partition, unless this worker leads it or may not. */
    public void lead(int partition) {
        if (!closed && share(partition).mayLead()) {
            share(partition).lead();
        }
    }

    /** Hands a partition over, nothing unknown; whoever called then asks the other worker to lead. */
    public Future<Void> yield(int partition, int to) {
        return share(partition).yield(to);
    }

    public Optional<Leader> leading(int partition) {
        return Optional.ofNullable(shares.get(partition)).flatMap(Share::leader).filter(Leader::isLeading);
    }

    /** What this lane leads, and under which ballots: for heartbeats. */
    public Map<Integer, Ballot> leads() {
        Map<Integer, Ballot> leads = new TreeMap<>();
        shares.forEach((partition, share) ->
                share.leader().filter(Leader::isLeading).ifPresent(leader -> leads.put(partition, leader.ballot())));
        return leads;
    }

    /** Ends every leadership: the store does not answer, or the worker stops. */
    public void resign(String why) {
        shares.values().forEach(share -> share.end(why));
    }

    /** The store is lost: nothing is answered from now on. */
    public void close(String why) {
        closed = true;
        shares.values().forEach(share -> share.close(why));
    }

    public Optional<ClusterMap> map() {
        return map;
    }
}
