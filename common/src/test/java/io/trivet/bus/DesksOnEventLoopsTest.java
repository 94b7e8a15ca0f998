package io.trivet.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.trivet.register.host.Timing;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On real event loops, each desk is only ever touched by its own. */
class DesksOnEventLoopsTest {
    private static final int LOOPS = 3;
    private static final int QUESTIONS = 1_000;

    private final Vertx vertx = Vertx.vertx();
    private final Desks desks = new Desks(new Nowhere(), DeskSettings.DEFAULT);

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void everyQuestionIsPutAndEveryAnswerHandedOverOnTheEventLoopOfItsDesk() throws Exception {
        List<Loop> loops = IntStream.range(0, LOOPS).mapToObj(Loop::new).toList();
        Future<?> talk = Future.all(loops.stream().map(vertx::deployVerticle).toList())
                .compose(deployed -> Future.all(loops.stream().map(Loop::askAll).toList()));

        talk.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    /** A desk, its event loop, and somebody there who insists on it. */
    private final class Loop extends VerticleBase {
        private final int number;
        private Desk desk;

        Loop(int number) {
            this.number = number;
        }

        @Override
        public Future<?> start() {
            desk = desks.open(
                    Topics.lane(number),
                    new LoopTiming(vertx, context),
                    task -> context.runOnContext(turn -> task.run()),
                    () -> Standing.NONE,
                    this::answer);
            return Future.succeededFuture();
        }

        private Future<Response> answer(Sender from, Question question) {
            assertSame(context, Vertx.currentContext());
            return Clerks.answers(from, question);
        }

        Future<Void> askAll() {
            Promise<Void> done = Promise.promise();
            context.runOnContext(turn -> {
                List<Future<Void>> answers = IntStream.range(0, QUESTIONS)
                        .mapToObj(i -> ask(Topics.here(Topics.lane(i % LOOPS)), "key" + i))
                        .toList();
                Future.all(answers).<Void>mapEmpty().onComplete(done);
            });
            return done.future();
        }

        private Future<Void> ask(String address, String key) {
            return desk.ask(address, Clerks.stored(key), 20_000).map(found -> {
                assertSame(context, Vertx.currentContext());
                assertEquals(Clerks.found(key), found);
                return null;
            });
        }
    }

    private record LoopTiming(Vertx vertx, Context context) implements Timing {
        @Override
        public long now() {
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        }

        @Override
        public long wallClock() {
            return System.currentTimeMillis();
        }

        @Override
        public Cancellable after(long millis, Runnable task) {
            long timer = vertx.setTimer(Math.max(1, millis), fired -> task.run());
            return () -> vertx.cancelTimer(timer);
        }

        @Override
        public void endOfTurn(Runnable task) {
            context.runOnContext(turn -> task.run());
        }
    }

    private static final class Nowhere implements Courier {
        @Override
        public boolean send(String address, Buffer parcel) {
            return false;
        }

        @Override
        public void publish(String topic, Buffer body) {}
    }
}
