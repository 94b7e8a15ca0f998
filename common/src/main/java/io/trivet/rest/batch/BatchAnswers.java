package io.trivet.rest.batch;

import io.trivet.register.row.Reply;
import io.trivet.rest.data.Etags;
import io.trivet.rest.data.Fields;
import io.trivet.rest.data.Seen;
import io.trivet.rest.data.Written;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.json.ValueJson;
import io.vertx.core.json.JsonObject;

/** The answers to the operations of one batch; what they hold of values is bounded. */
final class BatchAnswers {
    private static final String STATUS = "status";

    private final int mostBytes;
    private long bytes;

    BatchAnswers(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    JsonObject written(Written written) {
        Reply reply = written.reply();
        int status = reply.kind() == Reply.Kind.DELETED ? 204 : written.created() ? 201 : 200;
        JsonObject answer = new JsonObject()
                .put(STATUS, status)
                .put("operation", written.id().toString())
                .put("replica", written.replica());
        return reply.version() == 0
                ? answer
                : answer.put("etag", Etags.text(reply.etag())).put("version", reply.version());
    }

    JsonObject seen(Seen seen) {
        int size = seen.content().bytes().length();
        if (bytes + size > mostBytes) {
            throw new Refusal(
                    ProblemType.CONTENT_TOO_LARGE,
                    "The values of one batch's answer have at most " + mostBytes
                            + " bytes together: read this key again.");
        }
        bytes += size;
        JsonObject answer = new JsonObject()
                .put(STATUS, 200)
                .put("replica", seen.replica())
                .put("etag", Etags.text(seen.state().etag()))
                .put("version", seen.state().version())
                .put("type", seen.content().type())
                .put("value", ValueJson.tagged(seen.content().bytes()));
        seen.id().ifPresent(id -> answer.put("operation", id.toString()));
        seen.expiry().ifPresent(instant -> answer.put("expires_at", instant));
        return answer;
    }

    static JsonObject refused(Refusal refusal) {
        JsonObject answer = new JsonObject().put(STATUS, refusal.type().status());
        JsonObject problem = refusal.problem();
        refusal.header(Fields.OPERATION).ifPresent(id -> {
            answer.put("operation", id);
            if (refusal.type() == ProblemType.OUTCOME_UNKNOWN) {
                problem.put("detail", unknown(id));
            }
        });
        return answer.put("problem", problem);
    }

    /** A retry is another batch, and has the id in it. */
    private static String unknown(String id) {
        return "The write was begun, and whether it took effect is not known: it may yet. Send this very operation"
                + " again with \"id\": \"" + id
                + "\" within 30 s, and it takes effect once only; after that, read the key to"
                + " see.";
    }
}
