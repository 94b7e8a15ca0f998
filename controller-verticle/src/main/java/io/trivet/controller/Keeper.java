package io.trivet.controller;

import io.trivet.bus.Courier;
import io.trivet.bus.MapCodec;
import io.trivet.bus.Response.Ordered;
import io.trivet.bus.Topics;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.MapDifference;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Quorum;
import io.trivet.cluster.plan.Order;
import io.trivet.process.Foreman;
import io.trivet.process.MapExchange;
import io.trivet.register.Seen;
import io.trivet.register.host.Host;
import io.trivet.register.host.Timing;
import io.trivet.register.host.Watcher;
import io.trivet.register.map.MapRegister;
import io.trivet.register.row.Ballot;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the cluster map while this controller is the active one: leads its register, founds the cluster if there is
 * none, changes it as upkeep and operators ask, and publishes it. Two keepers at a time can only refuse one another.
 */
final class Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final long TICK = 250;
    private static final long PUBLISH_AGAIN = 2_000;

    private final MapExchange maps;
    private final Courier courier;
    private final Supplier<Optional<String>> session;
    private final Timing timing;
    private final Heard heard;
    private final Founder founder;
    private final Upkeep upkeep;
    private final Seat seat;
    private final Seen ballots;
    private Optional<MapRegister> register = Optional.empty();
    private long publishedAt;
    private boolean changing;
    private boolean stopped;

    /** @param session of this process, while it is in the cluster */
    Keeper(
            MapExchange maps,
            Courier courier,
            Supplier<Optional<String>> session,
            Timing timing,
            Heard heard,
            Founder founder,
            Upkeep upkeep,
            Seat seat) {
        this.maps = maps;
        this.courier = courier;
        this.session = session;
        this.timing = timing;
        this.heard = heard;
        this.founder = founder;
        this.upkeep = upkeep;
        this.seat = seat;
        this.ballots = new Seen(seat.number(), Ballot.NONE);
    }

    void start() {
        maps.onNewer(map -> register.ifPresent(present -> present.adopt(map.electors())));
        tick();
    }

    void stop() {
        stopped = true;
        register.ifPresent(present -> present.resign("this controller stops"));
    }

    /** Whether this controller leads the map's register. */
    boolean keeps() {
        return register.filter(present -> present.leader().isLeading()).isPresent();
    }

    private void tick() {
        if (stopped) {
            return;
        }
        timing.after(seat.jittered(TICK), this::tick);
        register = register.filter(present -> !present.leader().isOver());
        if (!seat.isActive(heard, session.get())) {
            register.ifPresent(present -> present.resign("another controller is active"));
        } else if (register.isEmpty()) {
            become();
        } else if (keeps() && maps.newest().isPresent()) {
            act(maps.newest().get());
        }
    }

    // ---------------------------------------------------------------- becoming the keeper

    private void become() {
        Optional<ClusterMap> known = maps.newest();
        if (known.isPresent()) {
            prepare(known.get().electors(), Optional.empty());
        } else {
            founder.propose().ifPresent(first -> prepare(first.electors(), Optional.of(first)));
        }
    }

    /** @param first proposed if there turns out to be no map */
    private void prepare(PartitionConfig electors, Optional<ClusterMap> first) {
        MapRegister attempt = lead(electors, first);
        attempt.led()
                .compose(led -> change(attempt, known -> known.isPresent() ? Optional.empty() : first))
                .onFailure(cause -> LOG.debug("does not keep the map yet: {}", cause.getMessage()));
    }

    /** @param proposed the map by which electors are found as long as none is known */
    private MapRegister lead(PartitionConfig electors, Optional<ClusterMap> proposed) {
        Host host = seat.host(new ElectorPeers(seat.desk(), heard, maps, proposed), new Watcher() {
            @Override
            public void synced(int partition, Ballot ballot) {
                upkeep.electorsSynced(ballot.epoch());
            }
        });
        MapRegister attempt = MapRegister.prepare(host, electors, ballots);
        register = Optional.of(attempt);
        return attempt;
    }

    private Future<Optional<ClusterMap>> change(MapRegister by, UnaryOperator<Optional<ClusterMap>> change) {
        return by.change(change).onSuccess(chosen -> chosen.ifPresent(this::chosen));
    }

    private void chosen(ClusterMap map) {
        if (map.version() > maps.version()) {
            Optional<ClusterMap> before = maps.newest();
            tell(before, map);
            maps.see(map);
            // Who lacks the version before hears of this one by heartbeats, and asks for it.
            before.map(known -> MapCodec.encode(MapDifference.between(known, map)))
                    .ifPresentOrElse(
                            difference -> courier.publish(Topics.MAPS, difference),
                            () -> courier.publish(Topics.MAPS, MapCodec.encode(map)));
            publishedAt = timing.now();
        }
    }

    private static void tell(Optional<ClusterMap> before, ClusterMap map) {
        LOG.info(
                "map {} of cluster {}: {}",
                map.version(),
                map.clusterId(),
                before.map(known -> MapNews.of(known, map))
                        .orElseGet(() -> map.workers().size() + " workers, "
                                + map.partitions().size() + " partitions"));
    }

    // ---------------------------------------------------------------- keeping it

    private void act(ClusterMap map) {
        if (isDueToPublish(map)) {
            publish(map);
        }
        if (!changing && upkeep.next(map).isPresent()) {
            changing = true;
            change(register.orElseThrow(), known -> known.flatMap(upkeep::next))
                    .onFailure(cause -> LOG.warn("could not change the map: {}", cause.getMessage()))
                    .onComplete(done -> changing = false);
        }
    }

    private boolean isDueToPublish(ClusterMap map) {
        boolean somebodyIsBehind =
                heard.workers().stream().anyMatch(worker -> worker.heartbeat().mapVersion() < map.version());
        return somebodyIsBehind && timing.now() - publishedAt > PUBLISH_AGAIN;
    }

    private void publish(ClusterMap map) {
        publishedAt = timing.now();
        courier.publish(Topics.MAPS, MapCodec.encode(map));
    }

    // ---------------------------------------------------------------- orders

    /** Never fails: what became of it is in the answer. */
    Future<Ordered> carryOut(Order order) {
        Optional<ClusterMap> known = maps.newest();
        if (order instanceof Order.Recover recover
                && known.filter(this::isOutOfReach).isPresent()) {
            return recover(recover, known.get());
        }
        if (!keeps()) {
            return Future.succeededFuture(Foreman.notTaken("This controller does not keep the map at the moment."));
        }
        if (order instanceof Order.Rebalance) {
            upkeep.hurry();
        }
        return carryOut(register.orElseThrow(), new OrderAttempt(order));
    }

    /** Whether its electors are too few to change it. */
    private boolean isOutOfReach(ClusterMap map) {
        return !Quorum.of(map.electors()).won(upkeep.situation(map).up());
    }

    /** No quorum of the electors is left: those that survive are asked by the config that they are to get. */
    private Future<Ordered> recover(Order.Recover order, ClusterMap known) {
        OrderAttempt onKnown = new OrderAttempt(order);
        Optional<ClusterMap> proposal = onKnown.on(known, upkeep.situation(known));
        if (proposal.isEmpty()) {
            return Future.succeededFuture(onKnown.done(known));
        }
        LOG.warn("recovers the map by order: {} of its electors are given up", order.lost());
        register.ifPresent(present -> present.resign("the electors are recovered by order"));
        MapRegister attempt = lead(proposal.get().electors(), proposal);
        return attempt.led()
                .compose(led -> carryOut(attempt, new OrderAttempt(order)))
                .otherwise(cause -> OrderAttempt.unknown("the survivors could not be asked: " + cause.getMessage()));
    }

    /** Survivors may know of an older map than the last one that was chosen, which may have reached this process. */
    private Optional<ClusterMap> newest(Optional<ClusterMap> known) {
        return maps.newest()
                .filter(seen ->
                        known.filter(map -> map.version() >= seen.version()).isEmpty())
                .or(() -> known);
    }

    private Future<Ordered> carryOut(MapRegister by, OrderAttempt order) {
        return change(by, known -> newest(known).flatMap(map -> order.on(map, upkeep.situation(map))))
                .map(chosen -> chosen.map(order::done)
                        .orElseGet(() -> Foreman.notTaken("There is no map of the cluster yet.")))
                .otherwise(cause -> OrderAttempt.unknown(cause.getMessage()));
    }
}
