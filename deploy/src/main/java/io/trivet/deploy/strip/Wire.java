package io.trivet.deploy.strip;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Requests over connections that stay open. */
final class Wire {
    private static final int CONNECTIONS_TO_EACH = 16;
    /** A server that is told how long it has may answer at the last moment. */
    private static final Duration GRACE = Duration.ofMillis(200);

    private final Connections connections;
    private final Duration patience;

    /** @param patience how long a client waits for an answer, after which it gives the request up */
    Wire(Vertx vertx, Duration patience) {
        this.patience = patience;
        connections = new Connections(vertx, Math.toIntExact(patience.toMillis()), CONNECTIONS_TO_EACH);
    }

    record Request(HttpMethod method, String path, Map<String, String> fields, Buffer content) {
        static Request get(String path) {
            return new Request(HttpMethod.GET, path, Map.of(), Buffer.buffer());
        }
    }

    record Answer(int status, Optional<String> etag, Optional<String> version, Buffer content) {
        boolean isOk() {
            return status == 200;
        }

        JsonObject json() {
            return new JsonObject(content);
        }
    }

    Duration patience() {
        return patience;
    }

    Future<Answer> send(EntryPoint at, Request request) {
        RequestOptions options = new RequestOptions()
                .setMethod(request.method)
                .setHost(EntryPoint.HOST)
                .setPort(at.port())
                .setURI(request.path)
                .setIdleTimeout(patience.plus(GRACE).toMillis());
        request.fields.forEach(options::putHeader);
        return connections
                .send(options, request.content)
                .compose(response -> response.body()
                        .map(body -> new Answer(
                                response.statusCode(),
                                Optional.ofNullable(response.getHeader("ETag")),
                                Optional.ofNullable(response.getHeader("Trivet-Version")),
                                body)));
    }

    /** What it answers, if that is 200. */
    Future<JsonObject> ask(EntryPoint at, String path) {
        return send(at, Request.get(path))
                .compose(answer -> answer.isOk()
                        ? Future.succeededFuture(answer.json())
                        : Future.failedFuture(at + " answers " + answer.status() + " to " + path));
    }

    Future<Boolean> isOk(EntryPoint at, String path) {
        return send(at, Request.get(path)).map(Answer::isOk).otherwise(false);
    }
}
