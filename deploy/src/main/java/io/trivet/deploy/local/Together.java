package io.trivet.deploy.local;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Several things done at the same time. */
final class Together {
    private Together() {}

    /** Waits for the end of each, also when one of them fails; the first failure is then thrown. */
    static void all(Stream<Runnable> tasks) {
        List<Runnable> all = tasks.toList();
        if (all.isEmpty()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        try {
            CompletableFuture.allOf(all.stream()
                            .map(task -> CompletableFuture.runAsync(task, threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            threads.shutdown();
        }
    }
}
