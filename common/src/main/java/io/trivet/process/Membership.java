package io.trivet.process;

import io.trivet.bus.Answering;
import io.trivet.bus.Desk;
import io.trivet.bus.DeskSettings;
import io.trivet.bus.Desks;
import io.trivet.bus.Heartbeat;
import io.trivet.bus.HeartbeatCodec;
import io.trivet.bus.Standing;
import io.trivet.bus.Topics;
import io.trivet.node.NodeSettings;
import io.trivet.node.cluster.ClusterLink;
import io.trivet.node.cluster.ClusterSettings;
import io.trivet.node.cluster.LinkListener;
import io.trivet.node.cluster.Peer;
import io.trivet.node.cluster.Roster;
import io.trivet.node.cluster.RosterListener;
import io.trivet.register.host.Timing;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process as a member of the cluster: its link, its desks, who else is there, and the newest map. It lives on the
 * main event loop of the process; the desks, the roster's view and the newest map may be used from others.
 */
public final class Membership implements LinkListener, RosterListener {
    private static final Logger LOG = LoggerFactory.getLogger(Membership.class);
    private static final long SILENT_AFTER = 2_000;
    private static final long MAP_LIMIT = 2_000;

    private final Vertx vertx;
    private final String name;
    private final Context main;
    private final Timing timing;
    private final ProcessEnd end;
    private final ClusterSettings cluster;
    private final ClusterLink link;
    private final Desks desks;
    private final Roster roster;
    private final MapExchange maps = new MapExchange();
    private final List<BiConsumer<Peer, Heartbeat>> hearers = new ArrayList<>();
    private volatile OwnLanes own = OwnLanes.NONE;
    private Optional<Desk> desk = Optional.empty();
    private volatile boolean leaving;
    private boolean strangersTold;

    public Membership(Vertx local, Timing timing, NodeSettings settings, ProcessEnd end) {
        this.vertx = local;
        this.name = settings.name();
        this.main = local.getOrCreateContext();
        this.timing = timing;
        this.end = end;
        this.cluster = settings.cluster();
        this.link = new ClusterLink(settings.name(), settings.cluster(), this);
        this.desks = new Desks(link, DeskSettings.DEFAULT);
        this.roster = new Roster(timing::now, SILENT_AFTER, this);
    }

    // ---------------------------------------------------------------- before it joins

    /** Opens a desk on an event loop, reachable in every session. */
    public Desk seat(String name, Context context, Timing itsTiming, Supplier<Standing> self, Answering answering) {
        Desk opened = desks.open(name, itsTiming, task -> context.runOnContext(turn -> task.run()), self, answering);
        link.listen(name, context, opened::receive);
        return opened;
    }

    /** Opens the main desk. */
    public Desk seat(Supplier<Standing> self, Answering answering) {
        Desk opened = seat(Topics.DESK, main, timing, self, answering);
        desk = Optional.of(opened);
        return opened;
    }

    /** Is told of every heartbeat of the own cluster, on the main event loop. */
    public void onHeartbeat(BiConsumer<Peer, Heartbeat> hearer) {
        hearers.add(hearer);
    }

    /**
     * Fails when the cluster's port is taken. To be asked before anything is done that others notice: a process that is
     * started twice by mistake must not end the first one.
     */
    public Future<Void> checkPort() {
        return vertx.executeBlocking(() -> {
            try (ServerSocket probe = new ServerSocket()) {
                probe.setReuseAddress(true);
                probe.bind(new InetSocketAddress(cluster.host(), cluster.port()));
                return null;
            } catch (IOException taken) {
                throw new CannotListen("CLUSTER_PORT " + cluster.port() + " on " + cluster.host(), taken);
            }
        });
    }

    /** Joins the cluster, and tells of this process twice a second from then on. */
    public Future<Void> join(Function<String, Heartbeat> heartbeat) {
        link.subscribe(Topics.HEARTBEATS, main, this::heard);
        link.subscribe(Topics.MAPS, main, maps::published);
        link.listen(Topics.PULSE, main, this::heard);
        Pulse pulse = new Pulse(link, roster, timing);
        return link.start(vertx)
                .onSuccess(joined -> pulse.start(() -> link.session().map(heartbeat)));
    }

    public Future<Void> leave() {
        leaving = true;
        return link.stop(vertx);
    }

    // ---------------------------------------------------------------- heartbeats

    private void heard(Buffer body) {
        try {
            heard(HeartbeatCodec.decode(body));
        } catch (IllegalArgumentException malformed) {
            LOG.debug("dropped what is no heartbeat: {}", malformed.getMessage());
        }
    }

    private void heard(Heartbeat beat) {
        if (isStranger(beat)) {
            tellOfStranger(beat);
            return;
        }
        roster.heard(beat);
        roster.view().session(beat.node().session()).ifPresent(peer -> {
            hearers.forEach(hearer -> hearer.accept(peer, beat));
            maps.heardOf(
                    beat.mapVersion(),
                    question -> desk.orElseThrow().ask(peer.address(Topics.DESK), question, MAP_LIMIT));
        });
    }

    private boolean isStranger(Heartbeat beat) {
        Optional<UUID> own = maps.newest().map(map -> map.clusterId());
        return own.isPresent() && beat.cluster().isPresent() && !own.equals(beat.cluster());
    }

    private void tellOfStranger(Heartbeat beat) {
        if (!strangersTold) {
            strangersTold = true;
            LOG.warn(
                    "{} belongs to another cluster ({}) and is ignored: give it another CLUSTER_NAME, or an empty "
                            + "database",
                    beat.node().name(),
                    beat.cluster().orElseThrow());
        }
    }

    // ---------------------------------------------------------------- who comes and goes

    /** The ways to it are looked up now, while nobody waits for them. */
    @Override
    public void arrived(Peer peer) {
        link.knock(peer.address(Topics.DESK));
        link.knock(peer.address(Topics.PULSE));
        for (int lane = 0; lane < peer.heartbeat().node().lanes(); lane++) {
            link.knock(peer.address(Topics.lane(lane)));
        }
    }

    @Override
    public void gone(Peer peer) {
        desks.forget(peer.name(), peer.session());
    }

    @Override
    public void joined(String session) {
        desks.joined(name, session);
        LOG.info("in the cluster, as session {}", session);
    }

    @Override
    public void lost(String session) {
        desks.left();
        if (!leaving) {
            LOG.warn("session {} is over: joining the cluster again", session);
        }
    }

    @Override
    public void ended(String session) {
        main.runOnContext(turn -> roster.ended(session));
    }

    @Override
    public void hopeless(String why) {
        end.end(ClusterLink.HOPELESS, why);
    }

    // ---------------------------------------------------------------- what there is

    public Roster roster() {
        return roster;
    }

    public MapExchange maps() {
        return maps;
    }

    public Timing timing() {
        return timing;
    }

    public ClusterLink link() {
        return link;
    }

    /** Why clients had better go elsewhere, if so. */
    Optional<String> trouble() {
        if (link.session().isEmpty()) {
            return Optional.of("this process is not in the cluster at the moment, and is joining it");
        }
        return maps.newest()
                .map(map -> new Reach(roster).trouble(map, own.number()))
                .orElse(Optional.of("there is no cluster map yet"));
    }

    /** Where others are reached; this process' own desks by a way that needs no session. */
    public Directory directory() {
        return new RosterDirectory(roster, () -> own);
    }

    /** This process is that worker from now on. */
    public void serveAs(int number, int lanes) {
        own = new OwnLanes(number, lanes);
    }

    /**
     * @param number of this worker, in the newest map
     * @param desks of its lanes, by their addresses
     */
    record OwnLanes(int number, List<String> desks) {
        static final OwnLanes NONE = new OwnLanes(-1, 1);

        OwnLanes(int number, int count) {
            this(
                    number,
                    IntStream.range(0, count)
                            .mapToObj(lane -> Topics.here(Topics.lane(lane)))
                            .toList());
        }

        String laneOf(int partition) {
            return desks.get(Topics.laneOf(partition, desks.size()));
        }
    }
}
