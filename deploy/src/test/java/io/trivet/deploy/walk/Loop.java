package io.trivet.deploy.walk;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;

/** The one event loop on which all clients live, so that what one of them learns the others know at once. */
final class Loop implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();

    Vertx vertx() {
        return vertx;
    }

    <T> Future<T> on(Supplier<Future<T>> action) {
        Promise<T> promise = Promise.promise();
        context.runOnContext(go -> {
            try {
                action.get().onComplete(promise);
            } catch (RuntimeException | AssertionError e) {
                promise.fail(e);
            }
        });
        return promise.future();
    }

    /** Something that is quickly looked up. */
    <T> T look(Supplier<T> lookup) {
        return Waiting.result("a look", LIMIT, on(() -> Future.succeededFuture(lookup.get())));
    }

    @Override
    public void close() {
        Waiting.result("the end of the clients", LIMIT, vertx.close());
    }
}
