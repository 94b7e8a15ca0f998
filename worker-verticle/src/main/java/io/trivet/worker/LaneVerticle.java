package io.trivet.worker;

import io.trivet.bus.Desk;
import io.trivet.bus.Standing;
import io.trivet.bus.Topics;
import io.trivet.node.VertxTiming;
import io.trivet.process.Membership;
import io.trivet.register.host.Timing;
import io.trivet.register.leader.Leader;
import io.trivet.register.row.Ballot;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Gives a lane its event loop and its desk. Nothing in here is shared with another lane. */
final class LaneVerticle extends VerticleBase {
    private static final long REPORT_EVERY = 200;
    private static final long PROBE_EVERY = 1_000;

    private final int index;
    private final Membership membership;
    private final Function<Timing, LaneHome> home;
    private final Consumer<LaneReport> reports;
    private LaneHome at;
    private Lane lane;
    private LaneDesk answering;

    LaneVerticle(int index, Membership membership, Function<Timing, LaneHome> home, Consumer<LaneReport> reports) {
        this.index = index;
        this.membership = membership;
        this.home = home;
        this.reports = reports;
    }

    @Override
    public Future<?> start() {
        Timing timing = VertxTiming.here(vertx);
        at = home.apply(timing);
        MemberPeers peers = new MemberPeers(at.directory(), at.tuning().answer());
        lane = new Lane(at, peers);
        answering = new LaneDesk(
                lane, new Listings(lane, new LaneReads(timing)), at.listener().lookout());
        at.listener().lookout().over(lane::replica);
        Desk desk = membership.seat(Topics.lane(index), context, timing, this::standing, answering);
        peers.sit(desk);
        vertx.setPeriodic(REPORT_EVERY, tick -> reports.accept(report()));
        vertx.setPeriodic(PROBE_EVERY, tick -> lane.probe());
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        return lane.stop();
    }

    /** Only what is durable is told of the database. */
    private Standing standing() {
        lane.store().ifPresent(store -> at.beats().reached(index, store.beat()));
        return new Standing(Optional.of(at.beats().life()), membership.maps().version());
    }

    private LaneReport report() {
        Map<Integer, Ballot> leads =
                lane.replica().map(replica -> replica.leads()).orElse(Map.of());
        List<Leader> leaders = leads.keySet().stream()
                .flatMap(partition -> lane.replica().flatMap(replica -> replica.leading(partition)).stream())
                .toList();
        return new LaneReport(
                lane.state(),
                lane.trouble(),
                leads,
                at.listener().synced(),
                (int) leaders.stream().filter(Leader::isVerified).count(),
                leaders.stream().mapToInt(Leader::behindKeys).sum(),
                lane.store().map(store -> store.figures()),
                answering.takeHeard());
    }

    // ---------------------------------------------------------------- from any thread

    /** Runs on the lane's event loop. */
    void run(Runnable task) {
        context.runOnContext(turn -> task.run());
    }

    void tell(Consumer<Lane> what) {
        run(() -> what.accept(lane));
    }
}
