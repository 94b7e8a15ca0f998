package io.trivet.rest;

import io.trivet.gateway.Result;
import io.trivet.rest.data.KnownMap;
import io.trivet.rest.http.Admission;
import io.trivet.rest.http.Dispatcher;
import io.trivet.rest.http.Route;
import io.trivet.rest.http.RouteTable;
import io.trivet.rest.port.Cluster;
import io.trivet.rest.port.Instruments;
import io.trivet.rest.port.Operations;
import io.trivet.rest.port.Ports;
import io.trivet.rest.port.RestSettings;
import io.trivet.rest.port.Watching;
import io.trivet.rest.view.Pace;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP interface of one process: {@link #mount} puts its routes on a router, {@link #server} makes a server that
 * treats HTTP as they need it.
 */
public final class RestApi {
    private static final String DOCUMENT = "openapi.yaml";
    /** Operations that take longer than this part of the time they have wait for others. */
    private static final int SLOW_PART = 25;

    private static final String KEYS = "/v1/kv/";
    private static final int CHUNK = 64 << 10;
    private static final int BACKLOG = 1_024;
    private static final String DISABLE_WEBSOCKETS = "vertx.disableWebsockets";

    private final Vertx vertx;
    private final RestSettings settings;
    private final Admission admission;
    private final Connections connections;
    private final List<Route> routes;
    private final Dispatcher dispatcher;

    public RestApi(Vertx vertx, Ports ports, Watching watching, RestSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.admission = new Admission(settings.load(), settings.times().timeout() / SLOW_PART);
        this.connections = new Connections(settings.load().connections());
        String document = document();
        Ports known = ports.with(timed(withMap(ports.cluster(), ports.operations())));
        this.routes = new Routes(vertx, known, watching, settings, pace(ports.cluster())).all(() -> document);
        this.dispatcher = new Dispatcher(
                vertx, settings, new RouteTable(routes), admission, ports.instruments(), ports.wallClock());
        measure(ports.instruments());
    }

    /** Ends with the verticle that this belongs to. */
    private Pace pace(Cluster cluster) {
        Pace pace = new Pace(System::nanoTime);
        vertx.setPeriodic(
                Pace.INTERVAL_MILLIS, tick -> pace.note(cluster.progress().left()));
        return pace;
    }

    private static Operations withMap(Cluster cluster, Operations operations) {
        return submission ->
                cluster.map().isPresent() ? operations.submit(submission) : Future.failedFuture(KnownMap.missing());
    }

    /** Has the admission see how long it takes until something is done. */
    private Operations timed(Operations operations) {
        return submission -> {
            long begun = System.nanoTime();
            return operations.submit(submission).onSuccess(result -> {
                if (result instanceof Result.Happened) {
                    admission.done(System.nanoTime() - begun);
                }
            });
        };
    }

    private void measure(Instruments instruments) {
        instruments.gauge("http.requests.limit", "Requests for keys that may be under way now", admission::limit);
        instruments.gauge("http.requests.active", "Requests for keys that are under way", admission::requests);
        instruments.gauge("http.content.active.bytes", "Content of these, and of their answers", admission::bytes);
        instruments.gauge("http.connections", "Clients that are connected", connections::open);
        instruments.count("http.refused", "Requests refused because there was too much to do", admission::refused);
    }

    /** What is under way, and what was refused. */
    Admission admission() {
        return admission;
    }

    List<Route> routes() {
        return routes;
    }

    /**
     * Answers whatever no route before has. Paths are matched as they came, not as the router normalizes them, for a
     * key may hold slashes and dots; so all goes through one handler, which also sees what the router itself would
     * refuse.
     */
    public void mount(Router router) {
        router.route().last().handler(context -> dispatcher.handle(context.request()));
        router.errorHandler(400, context -> dispatcher.handle(context.request()));
        router.errorHandler(404, context -> dispatcher.handle(context.request()));
    }

    /** Not listening yet. The router is one that this was mounted on. */
    public HttpServer server(Router router, String host, int port) {
        // There are none here; and as long as there might be, Vert.x itself answers what names another version of HTTP,
        // with a 501. It reads this once, when the first server of the process is made.
        if (System.getProperty(DISABLE_WEBSOCKETS) == null) {
            System.setProperty(DISABLE_WEBSOCKETS, "true");
        }
        return vertx.createHttpServer(options().setHost(host).setPort(port))
                .requestHandler(request -> (isForKey(request) ? dispatcher : router).handle(request))
                .invalidRequestHandler(dispatcher::malformed)
                .connectionHandler(connections);
    }

    /** Nobody but the dispatcher knows these, and they are most by far: the router is spared them. */
    private static boolean isForKey(HttpServerRequest request) {
        return request.uri().startsWith(KEYS);
    }

    private HttpServerOptions options() {
        HttpServerOptions options = new HttpServerOptions()
                .setMaxInitialLineLength(settings.sizes().line())
                .setMaxHeaderSize(settings.sizes().headers())
                .setMaxChunkSize(CHUNK)
                .setHandle100ContinueAutomatically(false)
                .setHttp2ClearTextEnabled(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false);
        options.setAcceptBacklog(BACKLOG)
                .setIdleTimeout((int) settings.times().idle())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return options;
    }

    private static String document() {
        try (InputStream in = RestApi.class.getResourceAsStream(DOCUMENT)) {
            if (in == null) {
                throw new IllegalStateException("the archive is incomplete: no " + DOCUMENT);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
