package io.trivet.node.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnhandledTest {
    private final BlockingQueue<Throwable> all = new LinkedBlockingQueue<>();
    private final BlockingQueue<Throwable> errors = new LinkedBlockingQueue<>();
    private final Unhandled unhandled = new Unhandled(errors::add);
    private final Vertx vertx = Vertx.vertx().exceptionHandler(failure -> {
        unhandled.handle(failure);
        all.add(failure);
    });

    @AfterEach
    void close() {
        vertx.close();
    }

    /** As that of io.vertx.core.eventbus.impl.OutboundDeliveryContext. */
    private static final class WritePromise implements Promise<Void> {
        @Override
        public boolean tryComplete(Void result) {
            return true;
        }

        @Override
        public boolean tryFail(Throwable cause) {
            return false;
        }

        @Override
        public Future<Void> future() {
            throw new UnsupportedOperationException();
        }
    }

    /** Fails on a thread of Vert.x, a moment later. */
    private Future<Void> write() {
        return vertx.executeBlocking(() -> {
            throw new IllegalArgumentException("the peer has ended");
        });
    }

    @Test
    void aMessageThatCouldNotBeWrittenIsLeftOut() throws Exception {
        write().onComplete(new WritePromise());
        assertEquals("Promise already completed", all.poll(10, TimeUnit.SECONDS).getMessage());
        assertEquals(0, errors.size());
    }

    @Test
    void neitherIsOneThatCouldNotBeWrittenAtOnce() {
        unhandled.handle(failedTwice("io.vertx.core.eventbus.impl.clustered.OutboundConnection"));
        assertEquals(0, errors.size());
        unhandled.handle(failedTwice("io.vertx.core.impl.future.FutureImpl"));
        assertEquals(1, errors.size());
    }

    /** While a session sends. */
    private static Throwable failedTwice(String by) {
        Throwable failure = new IllegalStateException("Promise already completed");
        failure.setStackTrace(Stream.of(Promise.class.getName(), by, Session.class.getName())
                .map(type -> new StackTraceElement(type, "fail", "", 1))
                .toArray(StackTraceElement[]::new));
        return failure;
    }

    @Test
    void anythingElseIsAnError() throws Exception {
        vertx.runOnContext(turn -> {
            throw new IllegalStateException("Promise already completed");
        });
        Promise<Void> twice = Promise.promise();
        twice.fail("once");
        vertx.runOnContext(turn -> twice.fail("twice"));
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    "Promise already completed",
                    errors.poll(10, TimeUnit.SECONDS).getMessage());
        }
    }
}
