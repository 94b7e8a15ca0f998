package io.trivet.benchmark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.benchmark.load.ClosedLoop.Verdict;
import io.trivet.deploy.local.Interruption;
import io.trivet.deploy.local.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    private static CompletableFuture<Verdict> later(Verdict verdict) {
        return new CompletableFuture<Verdict>().completeOnTimeout(verdict, 1, TimeUnit.MILLISECONDS);
    }

    @Test
    void countsEachByWhatBecameOfIt() {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger unknown = new AtomicInteger();
        ClosedLoop loop = new ClosedLoop(
                List.of(
                        () -> {
                            asked.incrementAndGet();
                            return later(Verdict.DONE);
                        },
                        () -> {
                            unknown.incrementAndGet();
                            return later(Verdict.UNKNOWN);
                        }),
                new Interruption());
        ClosedLoop.Outcome outcome = loop.run(SHORT);
        assertEquals(asked.get(), outcome.sample().operations());
        assertEquals(unknown.get(), outcome.unknown());
        assertEquals(unknown.get(), outcome.sample().errors());
        assertTrue(outcome.sample().latencies().percentile(50) >= 1);
    }

    @Test
    void aClientThatBreaksIsSaid() {
        ClosedLoop loop = new ClosedLoop(
                List.of(() -> CompletableFuture.failedFuture(new IllegalStateException("broken"))), new Interruption());
        assertTrue(
                assertThrows(Refusal.class, () -> loop.run(SHORT)).getMessage().contains("broken"));
    }
}
