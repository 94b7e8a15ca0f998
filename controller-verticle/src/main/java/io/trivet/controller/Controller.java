package io.trivet.controller;

import io.trivet.bus.Heartbeat;
import io.trivet.bus.Heartbeat.Duties;
import io.trivet.bus.Heartbeat.StoreReport;
import io.trivet.bus.Response.Ordered;
import io.trivet.bus.Standing;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.plan.Order;
import io.trivet.console.Console;
import io.trivet.node.VertxTiming;
import io.trivet.process.Front;
import io.trivet.process.Membership;
import io.trivet.process.ProcessEnd;
import io.trivet.process.Witness;
import io.trivet.register.Life;
import io.trivet.register.host.Timing;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** One controller's process: a gateway, and perhaps the keeper of the map. It keeps nothing on disk. */
final class Controller implements Witness {
    private final Timing timing;
    private final Membership membership;
    private final Front front;
    private final Seat seat;
    private final Keeper keeper;
    private final Console console;
    private final Map<UUID, Life> seen = new HashMap<>();

    Controller(Vertx vertx, ControllerSettings settings, ProcessEnd end) {
        this.timing = VertxTiming.here(vertx);
        this.membership = new Membership(vertx, timing, settings.process().node(), end);
        this.front = new Front(
                vertx, settings.process(), membership, Heartbeat.Role.CONTROLLER, this, this::carryOut, this::leave);
        this.seat = new Seat(front.desk(), timing);
        Heard heard = new Heard(membership.roster());
        Founder founder = new Founder(settings.founding(), heard, timing::now, UUID::randomUUID);
        this.keeper = new Keeper(
                membership.maps(),
                membership.link(),
                membership.link()::session,
                timing,
                heard,
                founder,
                new Upkeep(heard, front.attendance(), settings.plan()),
                seat);
        this.console = new Console(vertx, front, settings.process().rest().access(), settings.console(), timing);
        membership.onHeartbeat((peer, beat) -> beat.life().ifPresent(this::heard));
    }

    /** Completes when it listens for clients and is in the cluster. */
    Future<Void> start() {
        return membership
                .checkPort()
                .compose(free -> front.listen())
                .compose(listening -> membership.join(this::heartbeat))
                .onSuccess(joined -> keeper.start())
                .onSuccess(joined -> console.start());
    }

    /** Another one keeps the map from its next heartbeat on, and not only when this one has fallen silent. */
    private Future<Void> leave() {
        keeper.stop();
        seat.stepBack();
        return Future.succeededFuture();
    }

    Future<Void> stop() {
        console.stop();
        keeper.stop();
        return front.close().eventually(membership::leave);
    }

    private Future<Ordered> carryOut(Order order) {
        return keeper.carryOut(order);
    }

    private Heartbeat heartbeat(String session) {
        return new Heartbeat(
                front.node(session, OptionalInt.empty(), 0),
                membership.maps().newest().map(ClusterMap::clusterId),
                Optional.empty(),
                membership.maps().version(),
                Duties.NONE,
                StoreReport.NONE,
                seat.activeFor(),
                timing.now());
    }

    @Override
    public Standing standing() {
        return new Standing(Optional.empty(), membership.maps().version());
    }

    @Override
    public Future<Optional<Life>> seen(UUID identity) {
        return Future.succeededFuture(Optional.ofNullable(seen.get(identity)));
    }

    @Override
    public void heard(Life life) {
        seen.merge(life.identity(), life, Life::further);
    }
}
