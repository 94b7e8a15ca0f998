package io.trivet.rest.envelope;

import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.rest.data.DataPlane;
import io.trivet.rest.data.DataPlane.Terms;
import io.trivet.rest.data.Etags;
import io.trivet.rest.data.Keys;
import io.trivet.rest.data.Replication;
import io.trivet.rest.data.Replication.Progress;
import io.trivet.rest.data.Seen;
import io.trivet.rest.data.Written;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Endpoint;
import io.trivet.rest.http.Response;
import io.trivet.rest.json.JsonInput;
import io.trivet.rest.json.JsonSplice;
import io.trivet.rest.json.ValueJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** {@code PUT /kv/{key}} and {@code PUT /kv}: stores a value, and tells where it is. */
public final class PutEnvelope implements Endpoint {
    /** What is told beyond the write itself is not waited for longer. */
    private static final long MOST_MILLIS_TO_ASK = 500;

    private final DataPlane data;
    private final Replication replication;
    private final boolean keyInPath;

    public PutEnvelope(DataPlane data, Replication replication, boolean keyInPath) {
        this.data = data;
        this.replication = replication;
        this.keyInPath = keyInPath;
    }

    @Override
    public Future<Response> serve(Call call) {
        Envelope envelope =
                Envelope.read(call.content(), data.settings().sizes().value());
        Bytes key = key(call, envelope);
        Terms terms = data.terms(call);
        Condition fields = terms.condition();
        Condition condition = new Condition(fields.ifMatch(), fields.ifNoneMatch(), envelope.version());
        Action put = new Action.Put(envelope.value(), envelope.type(), Action.FOREVER);
        return data.write(key, put, terms.provided(condition)).compose(written -> told(key, envelope, written));
    }

    private Bytes key(Call call, Envelope envelope) {
        if (!keyInPath) {
            return envelope.key()
                    .orElseThrow(() -> JsonInput.refusal("There is no key: send {\"key\": ..., \"value\": ...}."));
        }
        Bytes key = Keys.ofPath(call.variable());
        if (envelope.key().filter(other -> !other.equals(key)).isPresent()) {
            throw JsonInput.refusal("The key of the content is not that of the path: leave one out.");
        }
        return key;
    }

    private Future<Response> told(Bytes key, Envelope envelope, Written written) {
        Future<Optional<Seen>> seen =
                data.readLinearizable(key, MOST_MILLIS_TO_ASK).map(Optional::of).otherwise(Optional.empty());
        Future<Progress> progress = replication.majority(key, written, MOST_MILLIS_TO_ASK);
        return Future.all(seen, progress).map(both -> {
            JsonObject head = new JsonObject().put("key", key.text());
            JsonObject tail = tail(written, seen.result(), progress.result());
            byte[] value = ValueJson.plain(envelope.value(), envelope.type());
            Response response = Response.of(written.created() ? 201 : 200)
                    .content(Response.JSON, JsonSplice.between(head, "value", value, tail));
            return written.mark(response);
        });
    }

    /** The clock is not part of what a write is answered. If the key was written again since, there is none to tell. */
    private JsonObject tail(Written written, Optional<Seen> seen, Progress progress) {
        JsonObject tail = new JsonObject()
                .put("version", written.reply().version())
                .put("etag", Etags.text(written.reply().etag()));
        seen.filter(now -> now.state().etag().equals(written.reply().etag()))
                .ifPresent(now -> tail.put("clock", now.clock()));
        return tail.put("primary", written.replica())
                .put("replicas", new JsonArray(data.names().of(progress.members())))
                .put("synchronous", new JsonArray(data.names().of(progress.holders())))
                .put("asynchronous", new JsonArray(data.names().of(progress.missing())));
    }
}
