package io.trivet.node.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
final class InboxTest {
    private static final Buffer LARGE = Buffer.buffer(new byte[1 << 20]);

    @Test
    void handsOverInOrderOnTheContextItIsFor(Vertx vertx, VertxTestContext test) {
        StringBuilder arrived = new StringBuilder();
        Inbox inbox = new Inbox(
                vertx.getOrCreateContext(),
                body -> {
                    arrived.append(body);
                    if (body.toString().equals("3")) {
                        test.verify(() -> assertEquals("123", arrived.toString()));
                        test.verify(() -> assertTrue(Vertx.currentContext().isEventLoopContext()));
                        test.completeNow();
                    }
                },
                3);
        for (int i = 1; i <= 3; i++) {
            assertTrue(inbox.take(Buffer.buffer("" + i)));
        }
    }

    @Test
    void takesNoMoreThanAnEventLoopThatStandsStillMayOwe(Vertx vertx, VertxTestContext test) {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch handled = new CountDownLatch(1);
        Inbox inbox = new Inbox(
                vertx.getOrCreateContext(),
                body -> {
                    begun.countDown();
                    test.verify(release::await);
                    handled.countDown();
                },
                4L << 20);
        assertTrue(inbox.take(LARGE));
        test.verify(begun::await);
        // The first has left the queue: the event loop stands still in it.
        int taken = 0;
        while (inbox.take(LARGE)) {
            taken++;
        }
        assertEquals(4, taken);
        release.countDown();
        test.verify(handled::await);
        test.completeNow();
    }
}
