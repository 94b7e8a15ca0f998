package io.trivet.rest.text;

import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.rest.data.DataPlane;
import io.trivet.rest.data.MediaType;
import io.trivet.rest.data.Replication;
import io.trivet.rest.data.Replication.Progress;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Endpoint;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.http.Response;
import io.trivet.rest.http.Utf8;
import io.vertx.core.Future;
import java.util.List;

/** {@code POST} or {@code PUT /api/kv/{key}}: stores a text, whatever type it is sent as. */
public final class PutText implements Endpoint {
    /** What is told beyond the write itself is not waited for longer. */
    private static final long MOST_MILLIS_TO_ASK = 500;

    private final DataPlane data;
    private final Replication replication;

    public PutText(DataPlane data, Replication replication) {
        this.data = data;
        this.replication = replication;
    }

    @Override
    public Future<Response> serve(Call call) {
        Bytes key = TextKeys.of(call.variable());
        if (!Utf8.isValid(call.content())) {
            throw new Refusal(
                    ProblemType.MALFORMED_CONTENT,
                    "This is no text in UTF-8: PUT bytes to /v1/kv/" + call.variable() + ".");
        }
        Action put = new Action.Put(Bytes.of(call.content()), MediaType.TEXT, Action.FOREVER);
        return data.write(key, put, call)
                .compose(written -> replication
                        .majority(key, written, MOST_MILLIS_TO_ASK)
                        .map(progress ->
                                written.mark(Response.text(written.created() ? 201 : 200, sentence(progress)))));
    }

    private String sentence(Progress progress) {
        List<String> missing = data.names().of(progress.missing());
        return "Stored successfully. {Synchronous Replicas: " + data.names().of(progress.holders())
                + "}, {Asynchronous Replica: " + (missing.isEmpty() ? "none" : String.join(", ", missing)) + "}";
    }
}
