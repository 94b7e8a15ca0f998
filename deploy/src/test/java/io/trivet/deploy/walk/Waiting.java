package io.trivet.deploy.walk;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waits of the test's own thread, each with a limit. */
final class Waiting {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    /** For what lasts a moment only. */
    private static final Duration BETWEEN_GLANCES = Duration.ofMillis(20);

    private Waiting() {}

    static <T> T result(String what, Duration limit, Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError violation) {
                throw violation;
            }
            throw new AssertionError(what + ": failed with " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError(what + ": not done within " + limit.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(what + ": interrupted", e);
        }
    }

    /** @param missing a sentence about what is not yet so, or nothing */
    static void until(String what, Duration limit, Supplier<Optional<String>> missing) {
        until(what, limit, BETWEEN_LOOKS, missing);
    }

    /** The same, as soon as can be. */
    static void moment(String what, Duration limit, Supplier<Optional<String>> missing) {
        until(what, limit, BETWEEN_GLANCES, missing);
    }

    private static void until(String what, Duration limit, Duration between, Supplier<Optional<String>> missing) {
        long begun = System.nanoTime();
        for (Optional<String> why = missing.get(); why.isPresent(); why = missing.get()) {
            if (System.nanoTime() - begun > limit.toNanos()) {
                throw new AssertionError(what + ": not within " + limit.toSeconds() + " s. " + why.get());
            }
            pause(between);
        }
    }

    static void pause(Duration time) {
        new CompletableFuture<Void>()
                .completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
