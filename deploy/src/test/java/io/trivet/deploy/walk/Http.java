package io.trivet.deploy.walk;

import io.trivet.deploy.strip.Connections;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.Map;
import java.util.Optional;

/** Requests over connections that stay open. */
final class Http implements AutoCloseable {
    private static final int CONNECTIONS_TO_EACH = 32;
    private static final int CONNECT_MILLIS = 2_000;
    /** A request has 5 s; whoever has not answered by then, and well beyond, will not. */
    static final int ANSWER_MILLIS = 9_000;

    private final Connections connections;
    private final int answerMillis;
    private volatile boolean closed;

    Http(Vertx vertx) {
        this(vertx, CONNECTIONS_TO_EACH, ANSWER_MILLIS);
    }

    /** @param answerMillis whoever has not answered by then is not waited for */
    Http(Vertx vertx, int connectionsToEach, int answerMillis) {
        this.answerMillis = answerMillis;
        connections = new Connections(vertx, CONNECT_MILLIS, connectionsToEach);
    }

    record Request(HttpMethod method, String path, Map<String, String> fields, String content) {
        static Request get(String path) {
            return new Request(HttpMethod.GET, path, Map.of(), "");
        }
    }

    record Answer(int status, Optional<String> etag, Optional<Long> version, String content) {
        private static Future<Answer> of(HttpClientResponse response) {
            Optional<String> etag = Optional.ofNullable(response.getHeader("ETag"));
            Optional<Long> version =
                    Optional.ofNullable(response.getHeader("Trivet-Version")).map(Long::valueOf);
            return response.body().map(body -> new Answer(response.statusCode(), etag, version, body.toString()));
        }
    }

    /** Whoever is still at work gives up. */
    @Override
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    Future<Answer> send(Node node, Request request) {
        RequestOptions options = new RequestOptions()
                .setMethod(request.method)
                .setHost("127.0.0.1")
                .setPort(node.port())
                .setURI(request.path)
                .setIdleTimeout(answerMillis);
        request.fields.forEach(options::putHeader);
        return connections.send(options, Buffer.buffer(request.content)).compose(Answer::of);
    }
}
