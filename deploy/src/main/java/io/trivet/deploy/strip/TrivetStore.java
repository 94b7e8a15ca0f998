package io.trivet.deploy.strip;

import io.trivet.deploy.strip.Connections.NotSent;
import io.trivet.deploy.strip.Wire.Answer;
import io.trivet.deploy.strip.Wire.Request;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;

/** Trivet, by {@code /v1/kv}. */
record TrivetStore(Wire wire) implements Store {
    /** What the strip leaves behind goes by itself. */
    private static final String TTL = "ttl=1h";

    private String path(String key) {
        return "/v1/kv/" + key + "?timeout=" + wire.patience().toMillis() + "ms";
    }

    @Override
    public Future<Seen> read(EntryPoint at, String key) {
        return wire.send(at, Request.get(path(key)))
                .recover(failure -> Future.failedFuture(new NoAnswer(failure.toString())))
                .compose(TrivetStore::seen);
    }

    static Future<Seen> seen(Answer answer) {
        return switch (answer.status()) {
            case 200 ->
                Future.succeededFuture(new Seen(
                        Long.parseLong(answer.content().toString()),
                        Long.parseLong(answer.version().orElse("0")),
                        answer.etag().orElse("")));
            case 404 -> Future.succeededFuture(Seen.NOTHING);
            default -> Future.failedFuture(new NoAnswer("status " + answer.status()));
        };
    }

    @Override
    public Future<Outcome> write(EntryPoint at, String key, Seen on) {
        Map<String, String> condition = on.exists() ? Map.of("If-Match", on.token()) : Map.of("If-None-Match", "*");
        Buffer content = Buffer.buffer(Long.toString(on.value() + 1));
        return wire.send(at, new Request(HttpMethod.PUT, path(key) + "&" + TTL, condition, content))
                .map(TrivetStore::outcome)
                .otherwise(failure -> failure instanceof NotSent ? Outcome.NOT_DONE : Outcome.UNKNOWN);
    }

    static Outcome outcome(Answer answer) {
        return switch (answer.status()) {
            case 200, 201 -> Outcome.DONE;
            case 412 -> Outcome.DECLINED;
            case 503 -> Outcome.NOT_DONE;
            default -> Outcome.UNKNOWN;
        };
    }
}
