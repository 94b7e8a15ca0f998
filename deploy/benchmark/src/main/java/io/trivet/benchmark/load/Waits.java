package io.trivet.benchmark.load;

import io.trivet.deploy.local.Refusal;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits of the command's own thread, each with a limit. */
public final class Waits {
    private Waits() {}

    public static <T> T result(String what, Duration limit, Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new Refusal(what + ": " + e.getCause().getMessage());
        } catch (TimeoutException e) {
            throw new Refusal(what + ": not done within " + limit.toSeconds() + " s.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(what + ": interrupted.");
        }
    }
}
