package io.trivet.benchmark.load;

import io.trivet.benchmark.load.ClosedLoop.Verdict;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * etcd has no increment: a client reads, and writes on the condition that nobody has written since. A transaction that
 * comes too late brings what it found, which spares another read.
 */
public record EtcdCounter(Http http) implements Counter {
    private static final String KEY = encoded("bench/hot");
    /** Of a key that is not there. */
    private static final Seen NOTHING = new Seen(0, "0");

    private record Seen(long value, String revision) {
        static Seen of(JsonObject range) {
            JsonArray found = range.getJsonArray("kvs", new JsonArray());
            if (found.isEmpty()) {
                return NOTHING;
            }
            JsonObject entry = found.getJsonObject(0);
            return new Seen(Long.parseLong(decoded(entry.getString("value"))), entry.getString("mod_revision"));
        }
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }

    private static JsonObject range() {
        return new JsonObject().put("key", KEY);
    }

    @Override
    public Future<Long> value(int port) {
        return read(port).map(Seen::value);
    }

    private Future<Seen> read(int port) {
        return http.post(port, "/v3/kv/range", range().toBuffer())
                .compose(answer -> answer.isOk()
                        ? Future.succeededFuture(Seen.of(answer.json()))
                        : Future.failedFuture("status " + answer.status()));
    }

    @Override
    public Future<Verdict> increment(int port) {
        return read(port)
                .map(seen -> write(port, seen))
                .otherwise(Future.succeededFuture(Verdict.NOT_DONE))
                .compose(verdict -> verdict);
    }

    private Future<Verdict> write(int port, Seen seen) {
        return http.post(port, "/v3/kv/txn", transaction(seen).toBuffer())
                .compose(answer -> {
                    if (!answer.isOk()) {
                        return Future.succeededFuture(Verdict.UNKNOWN);
                    }
                    JsonObject result = answer.json();
                    return result.getBoolean("succeeded", false)
                            ? Future.succeededFuture(Verdict.DONE)
                            : write(port, found(result));
                })
                .otherwise(Verdict.UNKNOWN);
    }

    private static Seen found(JsonObject result) {
        return Seen.of(result.getJsonArray("responses").getJsonObject(0).getJsonObject("response_range"));
    }

    private static JsonObject transaction(Seen seen) {
        JsonObject condition = new JsonObject()
                .put("key", KEY)
                .put("target", "MOD")
                .put("result", "EQUAL")
                .put("mod_revision", seen.revision);
        JsonObject put = new JsonObject().put("key", KEY).put("value", encoded(Long.toString(seen.value + 1)));
        return new JsonObject()
                .put("compare", new JsonArray().add(condition))
                .put("success", new JsonArray().add(new JsonObject().put("request_put", put)))
                .put("failure", new JsonArray().add(new JsonObject().put("request_range", range())));
    }
}
