package io.trivet.deploy.strip;

import io.trivet.deploy.strip.Connections.NotSent;
import io.trivet.deploy.strip.Wire.Answer;
import io.trivet.deploy.strip.Wire.Request;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** etcd, by the JSON that it takes in place of gRPC. Reads are linearizable, as they are unless asked otherwise. */
record EtcdStore(Wire wire) implements Store {
    /** That of a key that is not there. */
    private static final String NO_REVISION = "0";

    private Future<Answer> call(EntryPoint at, String path, JsonObject content) {
        Map<String, String> fields =
                Map.of("Grpc-Timeout", wire.patience().toMillis() + "m", "Content-Type", "application/json");
        return wire.send(at, new Request(HttpMethod.POST, path, fields, content.toBuffer()));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }

    @Override
    public Future<Seen> read(EntryPoint at, String key) {
        return call(at, "/v3/kv/range", new JsonObject().put("key", encoded(key)))
                .recover(failure -> Future.failedFuture(new NoAnswer(failure.toString())))
                .compose(answer -> answer.isOk()
                        ? Future.succeededFuture(seen(answer.json()))
                        : Future.failedFuture(new NoAnswer("status " + answer.status())));
    }

    static Seen seen(JsonObject json) {
        JsonArray found = json.getJsonArray("kvs", new JsonArray());
        if (found.isEmpty()) {
            return Seen.NOTHING;
        }
        JsonObject entry = found.getJsonObject(0);
        return new Seen(
                Long.parseLong(decoded(entry.getString("value"))),
                Long.parseLong(entry.getString("version")),
                entry.getString("mod_revision"));
    }

    @Override
    public Future<Outcome> write(EntryPoint at, String key, Seen on) {
        return call(at, "/v3/kv/txn", transaction(key, on))
                .map(EtcdStore::outcome)
                .otherwise(failure -> failure instanceof NotSent ? Outcome.NOT_DONE : Outcome.UNKNOWN);
    }

    static JsonObject transaction(String key, Seen on) {
        JsonObject condition = new JsonObject()
                .put("key", encoded(key))
                .put("target", "MOD")
                .put("result", "EQUAL")
                .put("mod_revision", on.exists() ? on.token() : NO_REVISION);
        JsonObject put = new JsonObject().put("key", encoded(key)).put("value", encoded("" + (on.value() + 1)));
        return new JsonObject()
                .put("compare", new JsonArray().add(condition))
                .put("success", new JsonArray().add(new JsonObject().put("request_put", put)));
    }

    /** Its errors do not say whether anything was done. */
    static Outcome outcome(Answer answer) {
        if (!answer.isOk()) {
            return Outcome.UNKNOWN;
        }
        return answer.json().getBoolean("succeeded", false) ? Outcome.DONE : Outcome.DECLINED;
    }
}
