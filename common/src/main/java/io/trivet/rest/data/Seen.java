package io.trivet.rest.data;

import io.trivet.register.row.Clock;
import io.trivet.register.row.Condition;
import io.trivet.register.row.Content;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.State;
import io.trivet.rest.http.HttpDate;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.http.Response;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A key that was read, and is there.
 *
 * @param content the same as the state's
 * @param replica the name of the worker that answered
 * @param id of the operation, where one was needed
 */
public record Seen(
        State state, Content.Value content, String replica, Consistency consistency, Optional<OperationId> id) {

    /**
     * The value as it was stored, under a condition. If-Match is looked at first (RFC 9110, section 13.2.2); only
     * If-None-Match makes a 304 of it.
     */
    public Response answer(Condition condition, long wallClock) {
        if (condition.refusal(state).isEmpty()) {
            return tag(Response.of(200).content(content.type(), content.bytes().array()), wallClock);
        }
        Condition first = new Condition(condition.ifMatch(), Condition.Match.ABSENT, Condition.ANY_VERSION);
        if (first.refusal(state).isEmpty()) {
            return tag(Response.of(304), wallClock);
        }
        throw outdated();
    }

    /** Says as much of what was found as an answer with the value would. */
    private Refusal outdated() {
        Refusal refusal = new Refusal(
                        ProblemType.PRECONDITION_FAILED, "If-Match does not hold: the value is another one by now.")
                .with(HttpHeaders.ETAG, Etags.text(state.etag()))
                .with(Fields.VERSION, Long.toString(state.version()))
                .with(Fields.REPLICA, replica)
                .with(Fields.CONSISTENCY, consistency.text());
        return id.map(operation -> refusal.with(Fields.OPERATION, operation.toString()))
                .orElse(refusal);
    }

    private Response tag(Response response, long wallClock) {
        return mark(response)
                .with(HttpHeaders.ETAG, Etags.text(state.etag()))
                // A validator must not lie in the future (RFC 9110, section 8.8.2.1), whatever the leader's clock says.
                .with(HttpHeaders.LAST_MODIFIED, HttpDate.format(Math.min(state.writtenAt(), wallClock)));
    }

    /** Tells in header fields what was read. */
    public Response mark(Response response) {
        id.ifPresent(operation -> response.with(Fields.OPERATION, operation.toString()));
        response.with(Fields.VERSION, Long.toString(state.version()))
                .with(Fields.CLOCK, clockText())
                .with(Fields.REPLICA, replica)
                .with(Fields.CONSISTENCY, consistency.text());
        expiry().ifPresent(instant -> response.with(Fields.EXPIRES_AT, instant));
        return response;
    }

    /** When it will be gone, if ever. */
    public Optional<String> expiry() {
        return state.expiresAt() == State.NEVER
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(state.expiresAt()).toString());
    }

    /** As long as there is one site only, the JSON is not worth the way through a generator. */
    private String clockText() {
        Clock clock = state.clock();
        boolean local = clock.counts().size() == 1 && clock.at(Clock.LOCAL) > 0;
        return local ? "{\"" + Clock.LOCAL + "\":" + clock.at(Clock.LOCAL) + "}" : clock().encode();
    }

    public JsonObject clock() {
        JsonObject clock = new JsonObject();
        new TreeMap<>(state.clock().counts()).forEach(clock::put);
        return clock;
    }
}
