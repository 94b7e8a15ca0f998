package io.trivet.benchmark.heal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacedLoadTest {
    private static final int FEW = 10;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close();
    }

    private static List<Operation> stopped(PacedLoad load) throws Exception {
        return load.stop().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** What is to be sent is sent, however long somebody takes; and it counts from when it was to be sent. */
    @Test
    void whoIsLateMakesUpForIt() throws Exception {
        CountDownLatch asked = new CountDownLatch(FEW);
        Promise<Boolean> first = Promise.promise();
        AtomicInteger count = new AtomicInteger();
        PacedLoad load = PacedLoad.start(vertx, 1_000, List.of(() -> {
            asked.countDown();
            return count.getAndIncrement() == 0 ? first.future() : Future.succeededFuture(true);
        }));
        vertx.setTimer(50, passed -> first.complete(true));
        assertTrue(asked.await(10, TimeUnit.SECONDS));
        List<Operation> all = stopped(load);
        assertEquals(count.get(), all.size());
        for (int turn = 1; turn < all.size(); turn++) {
            assertEquals(1_000_000, all.get(turn).due() - all.get(turn - 1).due(), 1);
        }
        // The second was to be sent a millisecond after the first, and was sent when that had been answered.
        assertTrue(all.get(1).ended() >= all.get(0).ended());
    }

    @Test
    void failuresAreNoSuccess() throws Exception {
        CountDownLatch asked = new CountDownLatch(FEW);
        PacedLoad load = PacedLoad.start(vertx, 1_000, List.of(() -> {
            asked.countDown();
            return Future.failedFuture("refused");
        }));
        assertTrue(asked.await(10, TimeUnit.SECONDS));
        List<Operation> all = stopped(load);
        assertTrue(all.size() >= FEW);
        assertTrue(all.stream().noneMatch(Operation::done));
    }
}
