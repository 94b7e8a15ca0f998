package io.trivet.node.cluster;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.atomic.AtomicLong;

/** Hands over what arrives under an address to the event loop that it is for. It outlives sessions. */
final class Inbox {
    private final Context context;
    private final Handler<Buffer> handler;
    private final long mostWaiting;
    private final AtomicLong waiting = new AtomicLong();

    /** @param mostWaiting bytes that may wait for that event loop */
    Inbox(Context context, Handler<Buffer> handler, long mostWaiting) {
        this.context = context;
        this.handler = handler;
        this.mostWaiting = mostWaiting;
    }

    /** False when there is no room. */
    boolean take(Buffer body) {
        int size = body.length();
        if (waiting.addAndGet(size) > mostWaiting) {
            waiting.addAndGet(-size);
            return false;
        }
        context.runOnContext(turn -> {
            waiting.addAndGet(-size);
            handler.handle(body);
        });
        return true;
    }
}
