package io.trivet.rest;

import io.trivet.gateway.Gateway;
import io.trivet.gateway.GatewayRules;
import io.trivet.gateway.GatewaySettings;
import io.trivet.node.VertxTiming;
import io.trivet.rest.port.Ports;
import io.trivet.rest.port.RestSettings;
import io.trivet.rest.port.WatchSettings;
import io.trivet.rest.port.Watching;
import io.trivet.watch.WatchRules;
import io.trivet.watch.hub.Hub;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A real server on a port of its own, before a real gateway, before workers that are a map in memory. */
final class Stage implements AutoCloseable {
    final MemoryWorkers workers = new MemoryWorkers(FakeCluster.MAP);
    final FakeCluster cluster = new FakeCluster();
    final MemoryLeaders leaders = new MemoryLeaders();
    final FakePorts ports = new FakePorts(workers);
    private final Vertx vertx = Vertx.vertx();
    private final int port;
    private final Promise<Context> context = Promise.promise();
    private final WatchSettings watch;
    private RestApi api;
    private Hub hub;
    private RawHttp client;

    Stage() {
        this(RestSettings.DEFAULTS);
    }

    Stage(RestSettings settings) {
        this(settings, WatchSettings.DEFAULTS);
    }

    Stage(RestSettings settings, WatchSettings watch) {
        this.watch = watch;
        Promise<HttpServer> listening = Promise.promise();
        vertx.getOrCreateContext()
                .runOnContext(turn -> Future.future(done -> listen(settings).onComplete(done))
                        .map(HttpServer.class::cast)
                        .onComplete(listening));
        this.port = await(listening.future()).actualPort();
        this.client = connect();
    }

    private Future<HttpServer> listen(RestSettings settings) {
        Gateway gateway = new Gateway(
                7,
                GatewaySettings.DEFAULTS,
                new GatewayRules(),
                VertxTiming.here(vertx),
                new Random(1)::nextLong,
                workers);
        gateway.see(FakeCluster.MAP);
        Ports all = new Ports(gateway::submit, ports, ports, ports, cluster, cluster, ports, workers::wallClock);
        hub = new Hub(
                leaders,
                VertxTiming.here(vertx),
                new WatchRules(),
                new Hub.Bounds(watch.watchers(), watch.heartbeat()));
        workers.onChange = leaders::changed;
        context.complete(vertx.getOrCreateContext());
        api = new RestApi(vertx, all, new Watching(hub::watch, watch.backlog()), settings);
        Router router = Router.router(vertx);
        api.mount(router);
        return api.server(router, "127.0.0.1", 0).listen();
    }

    static void awaitThat(BooleanSupplier holds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain");
            }
            Thread.onSpinWait();
        }
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    RestApi api() {
        return api;
    }

    Hub hub() {
        return hub;
    }

    /** On the event loop that all this lives on. */
    void run(Runnable task) {
        Promise<Void> done = Promise.promise();
        await(context.future()).runOnContext(turn -> {
            task.run();
            done.complete();
        });
        await(done.future());
    }

    EventClient watch(String target, String... headers) {
        return new EventClient(port, target, headers);
    }

    RawHttp connect() {
        return new RawHttp(port);
    }

    /** Everything of an earlier test is gone. */
    void reset() {
        workers.states.clear();
        workers.mood = MemoryWorkers.Mood.WELL;
        workers.silentAbout = Optional.empty();
        workers.clockAhead.set(0);
        ports.answered.clear();
        client.close();
        client = connect();
    }

    HttpAnswer get(String target, String... headers) {
        return call("GET", target, "", headers);
    }

    HttpAnswer put(String target, String body, String... headers) {
        return call("PUT", target, body, headers);
    }

    HttpAnswer post(String target, String... headers) {
        return call("POST", target, "", headers);
    }

    HttpAnswer delete(String target, String... headers) {
        return call("DELETE", target, "", headers);
    }

    HttpAnswer head(String target, String... headers) {
        return client.send(request("HEAD", target, new byte[0], headers)).readHead();
    }

    HttpAnswer call(String method, String target, String body, String... headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpAnswer answer = client.send(request(method, target, bytes, headers)).read();
        if (answer.header("connection").filter("close"::equals).isPresent()) {
            client.close();
            client = connect();
        }
        return answer;
    }

    static byte[] request(String method, String target, byte[] body, String... headers) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (String.join("\n", headers).toLowerCase(Locale.ROOT).indexOf("host:") < 0) {
            head.append("Host: localhost\r\n");
        }
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        if (body.length > 0 || method.equals("PUT") || method.equals("POST")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        byte[] bytes = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = Arrays.copyOf(bytes, bytes.length + body.length);
        System.arraycopy(body, 0, request, bytes.length, body.length);
        return request;
    }

    @Override
    public void close() {
        client.close();
        await(vertx.close());
    }
}
