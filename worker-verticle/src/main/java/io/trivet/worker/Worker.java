package io.trivet.worker;

import io.trivet.bus.Heartbeat;
import io.trivet.bus.Standing;
import io.trivet.bus.Topics;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker.State;
import io.trivet.cluster.WorkerSet;
import io.trivet.node.VertxTiming;
import io.trivet.process.Foreman;
import io.trivet.process.Front;
import io.trivet.process.Membership;
import io.trivet.process.ProcessEnd;
import io.trivet.process.Witness;
import io.trivet.register.Life;
import io.trivet.register.host.Timing;
import io.trivet.watch.WatchRules;
import io.trivet.watch.leader.Lookout;
import io.trivet.worker.store.Access;
import io.trivet.worker.store.StoreFailure;
import io.trivet.worker.store.WorkerDatabase;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker's process, from its database to its lanes:
 *
 * <ol>
 *   <li>it listens for HTTP, so that a port that is taken shows at once;
 *   <li>it is born: its database counts the start, and tells what it remembers;
 *   <li>it joins the cluster;
 *   <li>if the map knows it, others have to vouch for its database;
 *   <li>its lanes serve.
 * </ol>
 */
final class Worker implements Witness {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    /** In no map yet: such a worker can only vote on the first one. */
    private static final int UNNUMBERED = WorkerSet.CONTROLLER_BIT - 1;

    private static final long BIRTH_AGAIN = 1_000;
    private static final long REMEMBER_EVERY = 2_000;
    private static final long MEASURE_EVERY = 10_000;

    private final Vertx vertx;
    private final WorkerSettings settings;
    private final Timing timing;
    private final Ending ending;
    private final Membership membership;
    private final Front front;
    private final List<LaneVerticle> lanes = new ArrayList<>();
    private Optional<WorkerDatabase> database = Optional.empty();
    private Optional<Memory> memory = Optional.empty();
    private Optional<Rounds> rounds = Optional.empty();
    private String notBornWhy = "";
    private int number = UNNUMBERED;
    private boolean admitted;
    private boolean stopped;

    Worker(Vertx vertx, WorkerSettings settings, ProcessEnd end) {
        this.vertx = vertx;
        this.settings = settings;
        this.timing = VertxTiming.here(vertx);
        this.ending = new Ending(end);
        this.membership = new Membership(vertx, timing, settings.process().node(), end);
        this.front = new Front(
                vertx, settings.process(), membership, Heartbeat.Role.WORKER, this, Foreman::nobody, this::leave);
        front.health().readyIf("postgres", this::trouble);
    }

    /** Completes when it listens; what comes after may have to wait for its PostgreSQL and for others. */
    Future<Void> start() {
        return membership.checkPort().compose(free -> front.listen()).onSuccess(listening -> beBorn());
    }

    // ---------------------------------------------------------------- birth

    private void beBorn() {
        if (!stopped) {
            WorkerDatabase.open(access(timing), settings.lanes(), settings.disowned(), ending::disowned)
                    .onSuccess(this::born)
                    .onFailure(this::notBorn);
        }
    }

    private Access access(Timing ofLoop) {
        return new Access(vertx, settings.postgres(), settings.store(), ofLoop);
    }

    private void notBorn(Throwable cause) {
        if (cause instanceof StoreFailure failure && failure.kind() == StoreFailure.Kind.UNFIT) {
            ending.unfit(cause);
            return;
        }
        String why = Ending.sentence(cause);
        if (!why.equals(notBornWhy)) {
            notBornWhy = why;
            LOG.warn("cannot use PostgreSQL yet, and tries again every second: {}", why);
        }
        timing.after(BIRTH_AGAIN, this::beBorn);
    }

    private void born(WorkerDatabase opened) {
        if (stopped) {
            opened.close();
            return;
        }
        database = Optional.of(opened);
        Memory own = new Memory(opened.born());
        memory = Optional.of(own);
        opened.born().map().ifPresent(membership.maps()::see);
        membership.onHeartbeat((peer, beat) -> beat.life().ifPresent(life -> heard(life, beat, own)));
        WorkerFigures.ofWorker(front.metrics(), own, membership);
        measure(opened, own);
        deployLanes(own)
                .compose(deployed -> membership.join(session -> heartbeat(session, own)))
                .onSuccess(joined -> serve(own))
                .onFailure(this::notJoined);
    }

    private void notJoined(Throwable cause) {
        if (!stopped) {
            ending.notJoined(cause);
        }
    }

    /** How much is stored, for those who look. */
    private void measure(WorkerDatabase opened, Memory own) {
        if (!stopped) {
            opened.size().onSuccess(own::measured);
            timing.after(MEASURE_EVERY, () -> measure(opened, own));
        }
    }

    private Future<Void> deployLanes(Memory own) {
        List<Future<String>> deployed = new ArrayList<>();
        for (int index = 0; index < settings.lanes(); index++) {
            LaneVerticle lane = lane(index, own);
            lanes.add(lane);
            deployed.add(vertx.deployVerticle(lane, new DeploymentOptions()));
        }
        return Future.all(deployed).mapEmpty();
    }

    private LaneVerticle lane(int index, Memory own) {
        LaneFigures figures = new LaneFigures();
        WorkerFigures.ofLane(front.metrics(), index, figures, own);
        return new LaneVerticle(
                index,
                membership,
                ofLoop -> new LaneHome(
                        index,
                        settings.lanes(),
                        own.session(),
                        access(ofLoop),
                        own.beats(),
                        membership.directory(),
                        settings.tuning(),
                        new LaneWatch(
                                figures,
                                new Lookout(ofLoop, settings.watched(), new WatchRules()),
                                why -> front.run(() -> ending.disowned(why)))),
                report -> front.run(() -> own.reported(index, report)));
    }

    // ---------------------------------------------------------------- the map

    /** A worker that has seen no map can vote on the first one; any other serves when others have vouched for it. */
    private void serve(Memory own) {
        if (membership.maps().newest().isEmpty()) {
            lanes.forEach(lane -> lane.tell(serving -> serving.serve(UNNUMBERED)));
        }
        rounds = Optional.of(new Rounds(membership, front.desk(), own, settings.lanes(), this::lead));
        membership.maps().onNewer(map -> see(map, own));
        rememberNowAndThen(own);
    }

    private void rememberNowAndThen(Memory own) {
        if (!stopped) {
            remember(own);
            timing.after(REMEMBER_EVERY, () -> rememberNowAndThen(own));
        }
    }

    private void see(ClusterMap map, Memory own) {
        if (number == UNNUMBERED) {
            lanes.forEach(lane -> lane.tell(voting -> voting.pause("others have not vouched for its database yet")));
        }
        lanes.forEach(lane -> lane.tell(serving -> serving.see(map)));
        remember(own);
        Optional<io.trivet.cluster.Worker> self = map.worker(own.identity());
        if (self.filter(known -> known.state() == State.REMOVED).isPresent()) {
            ending.removed(own.identity());
            return;
        }
        self.filter(known -> known.number() != number).ifPresent(known -> serveAs(known.number(), map, own));
    }

    private void serveAs(int itsNumber, ClusterMap map, Memory own) {
        number = itsNumber;
        membership.serveAs(number, settings.lanes());
        LOG.info("is worker {} of the map: asking the others whether its database is the one they know", number);
        Admission.of(own.beats()::life, front.desk(), timing, membership.directory(), map)
                .onSuccess(vouched -> {
                    LOG.info("serves");
                    admitted = true;
                    rounds.ifPresent(present -> present.serveAs(itsNumber));
                    lanes.forEach(lane -> lane.tell(serving -> serving.serve(itsNumber)));
                })
                .onFailure(ending::unfit);
    }

    private void lead(int partition) {
        lanes.get(Topics.laneOf(partition, lanes.size()))
                .tell(lane -> lane.replica().ifPresent(replica -> replica.lead(partition)));
    }

    /** Writes down, now and then, what was seen: by the fenced connection of a lane. */
    private void remember(Memory own) {
        Optional<ClusterMap> map = membership.maps().newest();
        Collection<Life> seen = own.seen();
        lanes.get(0).tell(lane -> lane.remember(map, seen));
    }

    // ---------------------------------------------------------------- what it tells

    @Override
    public Standing standing() {
        return new Standing(
                memory.map(own -> own.beats().life()), membership.maps().version());
    }

    /** Nothing is said before its database was read: that nothing was seen would be a lie. */
    @Override
    public Future<Optional<Life>> seen(UUID identity) {
        return memory.map(own -> Future.succeededFuture(own.seenOf(identity)))
                .orElseGet(() -> Future.failedFuture("not started yet"));
    }

    @Override
    public void heard(Life life) {
        memory.ifPresent(own -> own.heard(life));
    }

    /** Others vouch only for the database that has lived longest, and only then it tells its number. */
    private void heard(Life life, Heartbeat beat, Memory own) {
        if (own.isSucceededBy(life) && beat.node().number().isPresent()) {
            ending.disowned("another process serves over it, or over a copy of it");
        }
        own.heard(life);
    }

    /** Why it does not serve from its own database, if so. */
    private Optional<String> trouble() {
        return memory.map(Memory::trouble).orElse(Optional.of("its PostgreSQL cannot be used yet"));
    }

    /** The number is told once it serves: nobody is to ask a database that nobody has vouched for. */
    private Heartbeat heartbeat(String session, Memory own) {
        OptionalInt known = admitted ? OptionalInt.of(number) : OptionalInt.empty();
        return new Heartbeat(
                front.node(session, known, settings.lanes()),
                membership.maps().newest().map(ClusterMap::clusterId),
                Optional.of(own.beats().life()),
                membership.maps().version(),
                own.duties(),
                own.store(),
                0,
                timing.now());
    }

    // ---------------------------------------------------------------- the end

    /** What does not serve yet is missed by nobody. */
    private Future<Void> leave() {
        return rounds.map(Rounds::leave).orElse(Future.succeededFuture());
    }

    /**
     * Hands over what it leads, and leaves the cluster before it closes anything else, so that nobody is told what
     * cannot be done any more; lanes end with the verticle.
     */
    Future<Void> stop() {
        stopped = true;
        return rounds.map(Rounds::end)
                .orElse(Future.succeededFuture())
                .eventually(front::close)
                .eventually(membership::leave)
                .eventually(() -> database.map(WorkerDatabase::close).orElse(Future.succeededFuture()));
    }
}
