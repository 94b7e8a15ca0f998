package io.trivet.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class CommandTest {
    @Test
    void whatItSaysIsKept() {
        assertEquals("plum\n", Command.of("echo", "plum").run("It failed"));
    }

    @Test
    void aFailureSaysWhatItSaid() {
        String said = assertThrows(
                        PostgresException.class,
                        () -> Command.of("sh", "-c", "echo overripe; exit 3").run("It failed"))
                .getMessage();
        assertTrue(said.contains("It failed") && said.contains("overripe"), said);
    }

    @Test
    void oneThatDoesNotEndIsEnded() {
        Command endless = new Command(List.of("sleep", "600"), Duration.ofMillis(100));
        String said = assertThrows(PostgresException.class, () -> endless.run("It failed"))
                .getMessage();
        assertTrue(said.contains("did not end"), said);
    }

    /** As when commands are run side by side by tasks of that pool, on a machine with few cores. */
    @Test
    void itNeedsNoThreadOfTheCommonPool() {
        int threads = ForkJoinPool.commonPool().getParallelism();
        CountDownLatch over = new CountDownLatch(1);
        try {
            for (int i = 0; i < threads; i++) {
                ForkJoinPool.commonPool().execute(() -> awaitQuietly(over));
            }
            assertEquals("plum\n", new Command(List.of("echo", "plum"), Duration.ofSeconds(20)).run("It failed"));
        } finally {
            over.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
