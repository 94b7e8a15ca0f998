package io.trivet.rest.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.LongSupplier;

/** Sends answers, each with the fields that all have. */
final class Answering {
    /** Content that nobody wants is read to its end, so that the connection can be kept, up to this many bytes. */
    private static final long WORTH_READING = 64 << 10;

    private static final CharSequence NO_CACHE = HttpHeaders.createOptimized("no-cache");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence SECURITY_POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence SANDBOX = HttpHeaders.createOptimized("sandbox; default-src 'none'");

    private final Vertx vertx;
    private final long lingerMillis;
    private final LongSupplier wallClock;
    private final HttpDate date = new HttpDate();

    Answering(Vertx vertx, long lingerMillis, LongSupplier wallClock) {
        this.vertx = vertx;
        this.lingerMillis = lingerMillis;
        this.wallClock = wallClock;
    }

    /** The future is done when the last byte has left, or never will. */
    Future<Void> send(HttpServerRequest request, Response answer) {
        HttpServerResponse response = request.response();
        response.setStatusCode(answer.status());
        answer.headers().forEach(header -> response.headers().add(header.name(), header.value()));
        common(response, answer.has(HttpHeaders.ETAG));
        Rest rest = Rest.of(request);
        if (rest.closes()) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        Future<Void> sent = end(request, answer);
        if (rest.isUnderWay()) {
            linger(request, rest.closes());
        }
        return sent;
    }

    /**
     * A stored page must not run scripts beside the console, whatever its type says; and what was read once is not to
     * be handed out again by anyone.
     */
    private void common(HttpServerResponse response, boolean tagged) {
        response.headers()
                .add(HttpHeaders.DATE, date.now(wallClock.getAsLong()))
                .add(HttpHeaders.CACHE_CONTROL, tagged ? NO_CACHE : NO_STORE)
                .add(CONTENT_TYPE_OPTIONS, NO_SNIFF)
                .add(SECURITY_POLICY, SANDBOX);
    }

    private static Future<Void> end(HttpServerRequest request, Response answer) {
        if (answer.stream().isPresent()) {
            return stream(request, answer.stream().get());
        }
        byte[] content = answer.content();
        if (request.method().equals(HttpMethod.HEAD)) {
            request.response().putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(content.length));
            return request.response().end();
        }
        return request.response().end(Buffer.buffer(content));
    }

    private static Future<Void> stream(HttpServerRequest request, Stream stream) {
        HttpServerResponse response = request.response();
        if (request.method().equals(HttpMethod.HEAD)) {
            stream.over();
            return response.end();
        }
        Promise<Void> over = Promise.promise();
        response.setChunked(true);
        response.endHandler(ended -> over.tryComplete());
        response.closeHandler(gone -> {
            stream.over();
            over.tryComplete();
        });
        stream.begin(response);
        return over.future();
    }

    /** Closing at once could reset the connection and take the answer with it: the rest is thrown away for a while. */
    private void linger(HttpServerRequest request, boolean closes) {
        request.handler(thrownAway -> {});
        long timer = vertx.setTimer(lingerMillis, over -> request.connection().close());
        request.exceptionHandler(broken -> vertx.cancelTimer(timer));
        request.endHandler(ended -> {
            vertx.cancelTimer(timer);
            if (closes) {
                request.connection().close();
            }
        });
    }

    /** What becomes of content that was not wanted. */
    private enum Rest {
        NONE,
        READ,
        CLOSE;

        static Rest of(HttpServerRequest request) {
            if (request.decoderResult().isFailure()) {
                return CLOSE;
            }
            Framing framing = Framing.of(request);
            if (framing.isEmpty() || request.isEnded()) {
                return NONE;
            }
            // A client that was refused while it waited for a word to go on may leave its content out; then nobody
            // could tell where its next request begins.
            boolean readable = !framing.expects() && framing.length() >= 0 && framing.length() <= WORTH_READING;
            return readable ? READ : CLOSE;
        }

        boolean closes() {
            return this == CLOSE;
        }

        boolean isUnderWay() {
            return this != NONE;
        }
    }
}
