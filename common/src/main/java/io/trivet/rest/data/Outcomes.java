package io.trivet.rest.data;

import io.trivet.gateway.Result;
import io.trivet.gateway.Result.DidNotHappen;
import io.trivet.gateway.Result.Happened;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Reply;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;
import io.vertx.core.http.HttpHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what became of an operation. Each sentence is for somebody who has to decide what to do next, and that differs
 * with what is certain: it did not happen, or nobody knows.
 */
public final class Outcomes {
    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);
    private static final String OPERATION = "operation";
    static final String SEE_CLUSTER = " If this goes on, /v1/cluster shows which workers are down.";

    private final WorkerNames names;

    public Outcomes(WorkerNames names) {
        this.names = names;
    }

    /** A write that was made; otherwise throws why it was not. */
    public Written written(Result result, boolean clientId) {
        if (result instanceof Result.Done done) {
            if (done.reply().isDecline()) {
                throw marked(declined(done.reply()), done);
            }
            return new Written(done.id(), done.worker(), names.of(done.worker()), done.reply());
        }
        if (result instanceof DidNotHappen why) {
            LOG.atDebug().addKeyValue(OPERATION, why.id()).log("a write was not done: {}", why.reason());
            throw withId(notDone(why.reason(), clientId), why.id());
        }
        LOG.atWarn().addKeyValue(OPERATION, result.id()).log("the outcome of a write is unknown");
        throw withId(unknown(result.id()), result.id());
    }

    /** A read that was answered; otherwise throws why it was not. */
    public Result.Found found(Result result) {
        if (result instanceof Result.Found found) {
            return found;
        }
        boolean overloaded = result instanceof DidNotHappen why && why.reason() == Result.Reason.OVERLOADED;
        throw withId(overloaded ? overloaded() : unread(), result.id());
    }

    private Refusal marked(Refusal refusal, Happened happened) {
        return withId(refusal, happened.id()).with(Fields.REPLICA, names.of(happened.worker()));
    }

    private static Refusal withId(Refusal refusal, OperationId id) {
        return refusal.with(Fields.OPERATION, id.toString());
    }

    private static Refusal declined(Reply reply) {
        return switch (reply.kind()) {
            case ABSENT -> new Refusal(ProblemType.NO_SUCH_KEY, "There is no such key, so nothing was changed.");
            case PRECONDITION_FAILED ->
                current(
                        ProblemType.PRECONDITION_FAILED,
                        "If-Match or If-None-Match does not hold, so nothing was written. Read the key, decide anew,"
                                + " and send its present ETag.",
                        reply);
            case VERSION_CONFLICT ->
                current(
                        ProblemType.VERSION_CONFLICT,
                        "The key is at version " + reply.version() + ", so a write becomes version "
                                + (reply.version() + 1) + "; nothing was written. Read the key, and decide anew.",
                        reply);
            case NOT_A_NUMBER ->
                current(
                        ProblemType.NOT_A_NUMBER,
                        "The value is no decimal number within 64 bits, or would be none afterwards; nothing was"
                                + " written.",
                        reply);
            case ANOTHER_REQUEST ->
                new Refusal(
                        ProblemType.OPERATION_ID_REUSED,
                        "This operation id was used for another request on this key; nothing was written. Send a retry"
                                + " exactly as it was sent first, and every other request under an id of its own.");
            case CREATED, REPLACED, DELETED, TOUCHED -> throw new IllegalArgumentException("no decline: " + reply);
        };
    }

    private static Refusal current(ProblemType type, String detail, Reply reply) {
        Refusal refusal = new Refusal(type, detail).saying("version", reply.version());
        if (reply.version() == 0) {
            return refusal;
        }
        String etag = Etags.text(reply.etag());
        return refusal.saying("etag", etag)
                .with(HttpHeaders.ETAG, etag)
                .with(Fields.VERSION, Long.toString(reply.version()));
    }

    private static Refusal notDone(Result.Reason reason, boolean clientId) {
        return switch (reason) {
            case OVERLOADED -> overloaded();
            case DEADLINE ->
                new Refusal(
                        ProblemType.UNAVAILABLE,
                        "No worker took this request in time: nothing was written by it, and nothing will be. Send"
                                + " it again"
                                + (clientId ? " under the same id." : ".") + SEE_CLUSTER);
            case ID_NOT_VERSION_7 -> OperationIds.malformed();
            case ID_TOO_OLD ->
                new Refusal(
                        ProblemType.OPERATION_ID_TOO_OLD,
                        "This operation id was made more than 30 s ago, and what became of it may be forgotten:"
                                + " nothing was done now. Read the key to see whether the first request was, before"
                                + " you send a new one.");
            case ID_FROM_THE_FUTURE ->
                clientId
                        ? new Refusal(
                                ProblemType.OPERATION_ID_FROM_THE_FUTURE,
                                "The time in this operation id lies ahead of the cluster's: nothing was done. Set the"
                                        + " clock of the machine that makes the ids.")
                        : new Refusal(
                                ProblemType.UNAVAILABLE,
                                "This node's clock runs far ahead of the workers', so they refuse its operations;"
                                        + " nothing was written. Send it to another node, and set this one's clock.");
        };
    }

    static Refusal overloaded() {
        return new Refusal(
                ProblemType.OVERLOADED,
                "There is too much to do, so this request was not done. Send it again after a while, or to another"
                        + " node.");
    }

    static Refusal unread() {
        return new Refusal(
                ProblemType.UNAVAILABLE,
                "No worker could answer this read in time. Send it again; or, where an old answer is better than none,"
                        + " with ?consistency=local." + SEE_CLUSTER);
    }

    private static Refusal unknown(OperationId id) {
        return new Refusal(
                        ProblemType.OUTCOME_UNKNOWN,
                        "The write was begun, and whether it took effect is not known: it may yet. Send the very same"
                                + " request with 'Idempotency-Key: " + id
                                + "' within 30 s, and it takes effect once only; after that, read the key to see.")
                .saying(OPERATION, id.toString());
    }
}
