package io.trivet.deploy;

import io.trivet.postgres.Access;
import io.trivet.postgres.PostgresServer;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a whole cluster in one process, for a moment, and ends the process. Java notes meanwhile which classes that
 * takes, and loads them in half the time when nodes are started; so the build ends with a rehearsal (program.sh).
 */
public final class RehearsalVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(RehearsalVerticle.class);
    private static final int ATTEMPTS = 200;
    private static final long BETWEEN_ATTEMPTS = 100;
    private static final int FAILED = 1;

    private final List<Integer> ports = freePorts(4);

    @Override
    public Future<?> start() {
        rehearse()
                .onFailure(cause -> LOG.error("the rehearsal failed", cause))
                .onComplete(played -> end(played.succeeded() ? 0 : FAILED));
        return Future.succeededFuture();
    }

    /** On a thread of its own: this one has its part in the orderly end. */
    private static void end(int exitCode) {
        new Thread(() -> Runtime.getRuntime().exit(exitCode)).start();
    }

    private Future<?> rehearse() {
        return vertx.executeBlocking(() -> PostgresServer.temporary().access())
                .compose(access -> Future.all(
                        deploy("io.trivet.controller.ControllerVerticle", controller()),
                        deploy("io.trivet.worker.WorkerVerticle", worker(access))))
                .compose(deployed -> awaitReady(0, ATTEMPTS).compose(ready -> awaitReady(1, ATTEMPTS)))
                .compose(ready -> use(HttpMethod.PUT, 0))
                .compose(put -> use(HttpMethod.GET, 1))
                .compose(got -> use(HttpMethod.DELETE, 0));
    }

    private Future<String> deploy(String verticle, JsonObject settings) {
        return vertx.deployVerticle(verticle, new DeploymentOptions().setConfig(settings));
    }

    private JsonObject controller() {
        return node("c1", 0).put("ELECTORS", new JsonArray().add("w1")).put("REPLICAS", 1);
    }

    private JsonObject worker(Access access) {
        return node("w1", 1).put("POSTGRES_PORT", access.port()).put("POSTGRES_PASSWORD", access.password());
    }

    private JsonObject node(String name, int number) {
        return new JsonObject()
                .put("NAME", name)
                .put("HTTP_PORT", ports.get(number))
                .put("CLUSTER_PORT", ports.get(number + 2))
                .put("MEMBERS", new JsonArray().add("127.0.0.1:" + ports.get(2)).add("127.0.0.1:" + ports.get(3)));
    }

    private Future<?> awaitReady(int node, int attempts) {
        return request(HttpMethod.GET, node, "/health/ready").compose(code -> {
            if (code == 200) {
                return Future.succeededFuture();
            }
            return attempts == 0
                    ? Future.failedFuture("not ready")
                    : vertx.timer(BETWEEN_ATTEMPTS).compose(later -> awaitReady(node, attempts - 1));
        });
    }

    private Future<Integer> use(HttpMethod method, int node) {
        return request(method, node, "/v1/kv/rehearsal");
    }

    private Future<Integer> request(HttpMethod method, int node, String path) {
        HttpClient client = vertx.createHttpClient();
        return client.request(method, ports.get(node), "127.0.0.1", path)
                .compose(request -> method == HttpMethod.PUT ? request.send(Buffer.buffer("line")) : request.send())
                .compose(response -> response.body().map(body -> response.statusCode()))
                .eventually(client::close);
    }

    private static List<Integer> freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")));
            }
            List<Integer> ports =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
