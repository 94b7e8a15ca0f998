package io.trivet.rest.http;

import io.trivet.rest.http.Admission.Ticket;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Optional;

/** Reads the content of one request: all of it or, when it breaks off, is too long or too slow, nothing. */
final class ContentReader {
    private static final int FIRST_BYTES = 8 << 10;

    private final HttpServerRequest request;
    private final int limit;
    private final Optional<Ticket> ticket;
    private final Promise<byte[]> end = Promise.promise();
    private byte[] bytes;
    private int size;

    private ContentReader(HttpServerRequest request, Framing framing, int limit, Optional<Ticket> ticket) {
        this.request = request;
        this.limit = limit;
        this.ticket = ticket;
        boolean chunked = framing.length() == Framing.CHUNKED;
        this.bytes = new byte[chunked ? 0 : (int) framing.length()];
    }

    /** The framing has been checked. Fails with a {@link Refusal}. */
    static Future<byte[]> read(
            HttpServerRequest request, Framing framing, int limit, Optional<Ticket> ticket, Vertx vertx, long millis) {
        ticket.ifPresent(room -> room.reserve(Math.max(0, framing.length())));
        ContentReader reader = new ContentReader(request, framing, limit, ticket);
        return reader.begin(framing, vertx, millis);
    }

    private Future<byte[]> begin(Framing framing, Vertx vertx, long millis) {
        request.handler(this::add);
        request.endHandler(ended -> finish());
        request.exceptionHandler(broken -> end.tryFail(new Refusal(
                ProblemType.MALFORMED_CONTENT, "The content broke off before its end; nothing was done with it.")));
        if (framing.expects()) {
            request.response().writeContinue();
        }
        // What came together with the header is here when this turn is over, and most requests need no timer.
        vertx.runOnContext(turn -> {
            if (!end.future().isComplete()) {
                long timer = vertx.setTimer(millis, late -> end.tryFail(tooSlow(millis)));
                end.future().onComplete(done -> vertx.cancelTimer(timer));
            }
        });
        return end.future();
    }

    private void add(Buffer more) {
        if (end.future().isComplete()) {
            return; // It was refused meanwhile, and the rest is thrown away.
        }
        try {
            makeRoom(more.length());
            more.getBytes(bytes, size);
            size += more.length();
        } catch (Refusal refusal) {
            bytes = new byte[0];
            end.tryFail(refusal);
        }
    }

    private void makeRoom(int more) {
        if (more > limit - size) {
            throw Framing.tooLarge(limit);
        }
        if (size + more > bytes.length) {
            int room = Math.min(limit, Math.max(Math.max(FIRST_BYTES, size + more), 2 * size));
            ticket.ifPresent(place -> place.reserve(room - bytes.length));
            bytes = Arrays.copyOf(bytes, room);
        }
    }

    private void finish() {
        end.tryComplete(size == bytes.length ? bytes : Arrays.copyOf(bytes, size));
    }

    private static Refusal tooSlow(long millis) {
        return new Refusal(
                ProblemType.CONTENT_TOO_SLOW,
                "The content did not arrive within " + millis + " ms; nothing was done with it. Send it again.");
    }
}
