package io.trivet.worker.store;

import io.trivet.node.VertxTiming;
import io.trivet.register.host.Timing;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** An event loop for a test, which itself waits. */
final class Loop implements AutoCloseable {
    private static final long LIMIT_SECONDS = 30;

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final Timing timing = await(onLoop(() -> Future.succeededFuture(VertxTiming.here(vertx))));

    Vertx vertx() {
        return vertx;
    }

    Timing timing() {
        return timing;
    }

    /** Begins something on the event loop. */
    <T> Future<T> onLoop(Supplier<Future<T>> begin) {
        Promise<T> promise = Promise.promise();
        context.runOnContext(turn -> begin.get().onComplete(promise));
        return promise.future();
    }

    <T> T get(Supplier<Future<T>> begin) {
        return await(onLoop(begin));
    }

    /** How something fails that has to. */
    static StoreFailure failure(Future<?> future) {
        Future<Throwable> failed = future.transform(done ->
                done.succeeded() ? Future.failedFuture("it did not fail") : Future.succeededFuture(done.cause()));
        return (StoreFailure) await(failed);
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("no end within " + LIMIT_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Asks again and again, in turns of the event loop. */
    static void eventually(Loop loop, Supplier<Future<Boolean>> condition) {
        long begun = System.nanoTime();
        while (!loop.get(condition)) {
            if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)) {
                throw new AssertionError("it never came");
            }
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
