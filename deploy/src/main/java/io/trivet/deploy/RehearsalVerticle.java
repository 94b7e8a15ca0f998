package io.trivet.deploy;

import io.trivet.postgres.PostgresServer;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
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

    private final SmallestCluster cluster = SmallestCluster.onFreePorts();

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
                        deploy("io.trivet.controller.ControllerVerticle", cluster.controller()),
                        deploy("io.trivet.worker.WorkerVerticle", cluster.worker(access))))
                .compose(deployed -> awaitReady(0, ATTEMPTS).compose(ready -> awaitReady(1, ATTEMPTS)))
                .compose(ready -> use(HttpMethod.PUT, 0))
                .compose(put -> use(HttpMethod.GET, 1))
                .compose(got -> use(HttpMethod.DELETE, 0));
    }

    private Future<String> deploy(String verticle, JsonObject settings) {
        return vertx.deployVerticle(verticle, new DeploymentOptions().setConfig(settings));
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
        return client.request(method, cluster.httpPort(node), "127.0.0.1", path)
                .compose(request -> method == HttpMethod.PUT ? request.send(Buffer.buffer("line")) : request.send())
                .compose(response -> response.body().map(body -> response.statusCode()))
                .eventually(client::close);
    }
}
