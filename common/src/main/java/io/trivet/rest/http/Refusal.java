package io.trivet.rest.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a call gets no other answer than a problem (RFC 9457). It is thrown while a request is being understood, and what
 * an endpoint's future fails with; whoever serves the call turns it into the answer. It costs no stack trace.
 */
public final class Refusal extends RuntimeException {
    private static final String SECONDS_TO_WAIT = "1";

    private final ProblemType type;
    private final List<Response.Header> headers;
    private final JsonObject members;

    private Refusal(ProblemType type, String detail, List<Response.Header> headers, JsonObject members) {
        super(detail, null, false, false);
        this.type = type;
        this.headers = headers;
        this.members = members;
    }

    /** @param detail a sentence that says what is wrong, and one that says what to do */
    public Refusal(ProblemType type, String detail) {
        this(type, detail, List.of(), new JsonObject());
    }

    public ProblemType type() {
        return type;
    }

    /** The value of one of the header fields that the answer will have. */
    public Optional<String> header(CharSequence name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(Response.Header::value)
                .findFirst();
    }

    public Refusal with(CharSequence name, String value) {
        List<Response.Header> more = new ArrayList<>(headers);
        more.add(new Response.Header(name, value));
        return new Refusal(type, getMessage(), List.copyOf(more), members);
    }

    /** With one more member in the problem itself, for programs. */
    public Refusal saying(String name, Object value) {
        return new Refusal(type, getMessage(), headers, members.copy().put(name, value));
    }

    public JsonObject problem() {
        JsonObject problem = new JsonObject()
                .put("type", type.urn())
                .put("title", type.title())
                .put("status", type.status())
                .put("detail", getMessage());
        if (type.status() >= 500) {
            problem.put("outcome", type.isUnknown() ? "unknown" : "not-done");
        }
        return problem.mergeIn(members);
    }

    public Response response() {
        Response response = Response.of(type.status())
                .content("application/problem+json", problem().toBuffer().getBytes());
        headers.forEach(header -> response.with(header.name(), header.value()));
        return type.status() == 503 ? response.with(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT) : response;
    }
}
