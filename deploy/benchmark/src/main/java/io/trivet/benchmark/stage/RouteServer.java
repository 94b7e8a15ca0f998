package io.trivet.benchmark.stage;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.List;

/**
 * A process that does nothing but HTTP: it reads what it is sent, and answers at once. It has as many event loops as
 * there are workers in a cluster of Trivet, each with a port of its own.
 */
public final class RouteServer extends VerticleBase {
    private static final String PORT = "port";
    private static final String BYTES = "bytes";

    /** Lives until its input ends, and so not longer than whoever started it. */
    public static void main(String[] arguments) throws IOException {
        Vertx vertx = Vertx.vertx();
        List<String> words = List.of(arguments);
        int bytes = Integer.parseInt(words.get(0));
        words.subList(1, words.size()).forEach(port -> {
            JsonObject config =
                    new JsonObject().put(PORT, Integer.valueOf(port)).put(BYTES, bytes);
            vertx.deployVerticle(new RouteServer(), new DeploymentOptions().setConfig(config))
                    .onFailure(failure -> System.exit(1));
        });
        System.in.transferTo(java.io.OutputStream.nullOutputStream());
        System.exit(0);
    }

    @Override
    public Future<?> start() {
        Router router = Router.router(vertx);
        Buffer content = Buffer.buffer(Preload.text(config().getInteger(BYTES)));
        router.route("/v1/kv/*").handler(context -> answer(context, content));
        return vertx.createHttpServer().requestHandler(router).listen(config().getInteger(PORT), "127.0.0.1");
    }

    private static void answer(RoutingContext context, Buffer content) {
        if (context.request().method() == HttpMethod.GET) {
            context.response().end(content);
        } else {
            context.request().body().onSuccess(read -> context.response().end());
        }
    }
}
