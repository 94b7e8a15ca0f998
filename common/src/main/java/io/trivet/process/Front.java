package io.trivet.process;

import io.trivet.bus.Desk;
import io.trivet.bus.Heartbeat;
import io.trivet.gateway.Gateway;
import io.trivet.gateway.GatewayRules;
import io.trivet.gateway.GatewaySettings;
import io.trivet.gateway.Result;
import io.trivet.gateway.Submission;
import io.trivet.node.telemetry.Health;
import io.trivet.node.telemetry.Metrics;
import io.trivet.register.host.Timing;
import io.trivet.rest.RestApi;
import io.trivet.rest.Telemetry;
import io.trivet.rest.port.Ports;
import io.trivet.rest.port.Watching;
import io.trivet.watch.WatchRules;
import io.trivet.watch.hub.Hub;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** The part of a process that clients talk to: a gateway and its HTTP interface, on the process' main event loop. */
public final class Front {
    private static final long MAP_LIMIT = 500;
    /** So many seconds are given to it at the end. */
    private static final long UNDER_WAY = 2;

    private static final String VERSION = "0.1.0";

    private final Vertx vertx;
    private final Context main;
    private final ProcessSettings settings;
    private final Membership membership;
    private final Heartbeat.Role role;
    private final Desk desk;
    private final Gateway gateway;
    private final Attendance attendance;
    private final ClusterView cluster;
    private final Health health = new Health();
    private final Metrics metrics;
    private final Hub hub;
    private final Ports ports;
    private final Router router;
    private final HttpServer server;
    private final List<BiConsumer<Submission, Result>> onlookers = new ArrayList<>();
    private final Supplier<Future<Void>> handingOver;
    private volatile boolean leaving;

    /** @param handingOver how others are given what rests on this process; fails while it has to stay */
    public Front(
            Vertx vertx,
            ProcessSettings settings,
            Membership membership,
            Heartbeat.Role role,
            Witness witness,
            Foreman foreman,
            Supplier<Future<Void>> handingOver) {
        this.vertx = vertx;
        this.main = vertx.getOrCreateContext();
        this.settings = settings;
        this.membership = membership;
        this.role = role;
        this.handingOver = handingOver;
        this.metrics = new Metrics(settings.node().name());
        this.desk = membership.seat(witness::standing, new MainDesk(membership.maps(), witness, foreman));
        this.gateway = gateway(new SplittableRandom(new SecureRandom().nextLong()));
        this.attendance = new Attendance(membership.roster(), membership.timing(), settings.detection());
        this.cluster = new ClusterView(
                membership.roster(),
                membership.maps(),
                attendance,
                settings.node().name(),
                role);
        this.hub = hub();
        this.ports = connect();
        this.router = Router.router(vertx);
        this.server = server();
        membership.maps().onNewer(gateway::see);
        membership.onHeartbeat((peer, beat) -> beat.node()
                .number()
                .ifPresent(number -> gateway.heard(number, beat.duties().leads())));
        health.readyIf("cluster", membership::trouble);
        health.readyIf("staying", () -> leaving ? Optional.of("this process is about to end") : Optional.empty());
        ProcessFigures.register(metrics, gateway, membership, desk);
        metrics.gauge("watchers", "Streams of changes and long polls", hub, Hub::watchers);
    }

    /** Its ids have to be distinct, not secret: whoever may write at all may write under any id. */
    private Gateway gateway(SplittableRandom random) {
        return new Gateway(
                random.nextInt(),
                GatewaySettings.DEFAULTS.withDefaultTimeout(
                        settings.rest().times().timeout()),
                new GatewayRules(),
                membership.timing(),
                random::nextLong,
                new BusWorkers(desk, membership.timing(), membership.directory(), MAP_LIMIT));
    }

    private Hub hub() {
        return new Hub(
                new BusWatch(desk, cluster, membership.directory()),
                membership.timing(),
                new WatchRules(),
                new Hub.Bounds(settings.watch().watchers(), settings.watch().heartbeat()));
    }

    private Ports connect() {
        Timing timing = membership.timing();
        BusStores stores = new BusStores(desk, timing, cluster, membership.directory());
        return new Ports(
                this::submit,
                new Lister(desk, timing, cluster, membership.directory(), new LeaderSearch(gateway::submit)),
                stores,
                stores,
                cluster,
                new BusCommands(desk, membership.roster(), timing, this::leave),
                new Telemetry(health, metrics),
                timing::wallClock);
    }

    private HttpServer server() {
        RestApi api = new RestApi(
                vertx, ports, new Watching(hub::watch, settings.watch().backlog()), settings.rest());
        api.mount(router);
        return api.server(
                router, settings.node().http().host(), settings.node().http().port());
    }

    /** Whoever is asked by a load balancer is told at once that others had better be asked. */
    private Future<Void> leave() {
        Future<Void> over = handingOver.get();
        leaving = !over.failed();
        return over.onFailure(refused -> leaving = false);
    }

    private Future<Result> submit(Submission submission) {
        return gateway.submit(submission)
                .onSuccess(result -> onlookers.forEach(onlooker -> onlooker.accept(submission, result)));
    }

    /** Is told of every operation that was seen through for a client of this process, on the main event loop. */
    public void onOperation(BiConsumer<Submission, Result> onlooker) {
        onlookers.add(onlooker);
    }

    /** What has a route here before clients can connect is served by it, and everything else by the HTTP interface. */
    public Router router() {
        return router;
    }

    /** What the HTTP interface goes by, for others that show the same. */
    public Ports ports() {
        return ports;
    }

    /** Completes when clients can connect. */
    public Future<Void> listen() {
        attendance.start(membership.maps());
        return server.listen()
                .recover(cause -> Future.failedFuture(new CannotListen(
                        "HTTP_PORT " + settings.node().http().port() + " on "
                                + settings.node().http().host(),
                        cause)))
                .mapEmpty();
    }

    /** What is under way is answered first; no more is taken. */
    public Future<Void> close() {
        hub.close();
        return server.shutdown(UNDER_WAY, TimeUnit.SECONDS);
    }

    /** Runs on the event loop that all this lives on. */
    public void run(Runnable task) {
        main.runOnContext(turn -> task.run());
    }

    public Desk desk() {
        return desk;
    }

    public Attendance attendance() {
        return attendance;
    }

    public Gateway gateway() {
        return gateway;
    }

    public Health health() {
        return health;
    }

    public Metrics metrics() {
        return metrics;
    }

    /** How this process names itself in its heartbeats. */
    public Heartbeat.Node node(String session, OptionalInt number, int lanes) {
        return new Heartbeat.Node(
                role,
                settings.node().name(),
                session,
                number,
                lanes,
                settings.node().http().url(server.actualPort()),
                settings.node().zone(),
                VERSION);
    }
}
