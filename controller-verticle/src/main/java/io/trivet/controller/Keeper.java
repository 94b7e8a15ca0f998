package io.trivet.controller;

import io.trivet.bus.Courier;
import io.trivet.bus.MapCodec;
import io.trivet.bus.Topics;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.MapChange;
import io.trivet.cluster.PartitionConfig;
import io.trivet.process.MapExchange;
import io.trivet.register.Seen;
import io.trivet.register.host.Host;
import io.trivet.register.host.Timing;
import io.trivet.register.map.MapRegister;
import io.trivet.register.row.Ballot;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the cluster map while this controller is the active one: leads its register, founds the cluster if there is
 * none, takes in workers that it does not know, and publishes it. Two keepers at a time can only refuse one another.
 */
final class Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final long TICK = 250;
    private static final long PUBLISH_EVERY = 5_000;

    private final MapExchange maps;
    private final Courier courier;
    private final Supplier<Optional<String>> session;
    private final Timing timing;
    private final Heard heard;
    private final Founder founder;
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
            Seat seat) {
        this.maps = maps;
        this.courier = courier;
        this.session = session;
        this.timing = timing;
        this.heard = heard;
        this.founder = founder;
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
        Host host = seat.host(new ElectorPeers(seat.desk(), heard, maps, first));
        MapRegister attempt = MapRegister.prepare(host, electors, ballots);
        register = Optional.of(attempt);
        attempt.led()
                .compose(led -> attempt.change(known -> known.isPresent() ? Optional.empty() : first))
                .onSuccess(chosen -> chosen.ifPresent(this::chosen))
                .onFailure(cause -> LOG.debug("does not keep the map yet: {}", cause.getMessage()));
    }

    private void chosen(ClusterMap map) {
        if (map.version() > maps.version()) {
            LOG.info(
                    "map {} of cluster {}: {} workers, {} partitions",
                    map.version(),
                    map.clusterId(),
                    map.workers().size(),
                    map.partitions().size());
        }
        maps.see(map);
        publish(map);
    }

    // ---------------------------------------------------------------- keeping it

    private void act(ClusterMap map) {
        if (isDueToPublish(map)) {
            publish(map);
        }
        List<Newcomer> newcomers = newcomers(map);
        if (!newcomers.isEmpty() && !changing) {
            changing = true;
            take(newcomers).onComplete(done -> changing = false);
        }
    }

    private boolean isDueToPublish(ClusterMap map) {
        boolean somebodyIsBehind =
                heard.workers().stream().anyMatch(worker -> worker.heartbeat().mapVersion() < map.version());
        return somebodyIsBehind || timing.now() - publishedAt > PUBLISH_EVERY;
    }

    private void publish(ClusterMap map) {
        publishedAt = timing.now();
        courier.publish(Topics.MAPS, MapCodec.encode(map));
    }

    /** Workers that are not in the map. One that has heard of it already waits for its number. */
    private List<Newcomer> newcomers(ClusterMap map) {
        return heard.workers().stream()
                .filter(peer -> map.worker(Heard.life(peer).identity()).isEmpty())
                .filter(peer -> peer.heartbeat()
                        .cluster()
                        .filter(cluster -> !cluster.equals(map.clusterId()))
                        .isEmpty())
                .map(Heard::newcomer)
                .toList();
    }

    private Future<Void> take(List<Newcomer> newcomers) {
        return register.orElseThrow()
                .change(known -> known.flatMap(map -> with(map, newcomers)))
                .onSuccess(chosen -> chosen.ifPresent(this::chosen))
                .onFailure(cause -> LOG.warn("could not take in new workers: {}", cause.getMessage()))
                .mapEmpty();
    }

    private static Optional<ClusterMap> with(ClusterMap map, List<Newcomer> newcomers) {
        MapChange change = map.next();
        int number = map.nextNumber();
        Set<UUID> known = new HashSet<>();
        map.workers().forEach(worker -> known.add(worker.identity()));
        for (Newcomer newcomer : newcomers) {
            // Two processes over copies of one database are one worker; which of them, others decide.
            if (known.add(newcomer.identity())) {
                change.worker(FirstMap.worker(number++, newcomer));
            }
        }
        return number > map.nextNumber() ? Optional.of(change.build()) : Optional.empty();
    }
}
