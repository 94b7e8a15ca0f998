package io.trivet.rest.http;

import java.util.Locale;

/** Every kind of refusal there is. The URN is for programs and never changes; OpenAPI's document lists them all. */
public enum ProblemType {
    MALFORMED_REQUEST(400, "The request cannot be understood"),
    MALFORMED_KEY(400, "The key cannot be understood"),
    MALFORMED_PARAMETER(400, "A query parameter cannot be understood"),
    UNKNOWN_PARAMETER(400, "There is no such query parameter"),
    MALFORMED_HEADER(400, "A header field cannot be understood"),
    MALFORMED_CONTENT(400, "The content cannot be understood"),
    UNSUPPORTED_CONDITION(400, "This condition cannot be checked"),
    MALFORMED_OPERATION_ID(400, "The operation id is no UUID of version 7"),
    OPERATION_ID_TOO_OLD(400, "The operation id is too old"),
    OPERATION_ID_FROM_THE_FUTURE(400, "The operation id is from the future"),
    UNAUTHENTICATED(401, "A token is required"),
    FOREIGN_HOST(403, "This is not the host that was asked for"),
    FOREIGN_ORIGIN(403, "A page of another site may not do this"),
    NO_SUCH_KEY(404, "There is no such key"),
    NO_SUCH_PATH(404, "There is nothing at this path"),
    NO_SUCH_WORKER(404, "There is no such worker"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    CONTENT_TOO_SLOW(408, "The content did not arrive in time"),
    NOT_A_NUMBER(409, "The value is no number, or would be none"),
    VERSION_CONFLICT(409, "The key has another version"),
    ORDER_REFUSED(409, "The cluster must not be changed like that"),
    NOT_CONFIRMED(409, "This has to be confirmed"),
    PRECONDITION_FAILED(412, "The condition does not hold"),
    CONTENT_TOO_LARGE(413, "The content is too large"),
    URI_TOO_LONG(414, "The request line is too long"),
    UNSUPPORTED_CONTENT_ENCODING(415, "Encoded content is not taken"),
    UNKNOWN_EXPECTATION(417, "The expectation cannot be met"),
    OPERATION_ID_REUSED(422, "The operation id was used for another request"),
    HEADERS_TOO_LARGE(431, "The header section is too large"),
    INTERNAL_ERROR(500, "A mistake in the server"),
    OVERLOADED(503, "There is too much to do"),
    UNAVAILABLE(503, "Nobody could serve this in time"),
    OUTCOME_UNKNOWN(504, "Nobody knows whether it happened");

    private static final String URN = "urn:trivet:problem:";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String urn() {
        return URN + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Only here may it have happened; whatever else is refused has changed nothing. */
    public boolean isUnknown() {
        return this == OUTCOME_UNKNOWN || this == INTERNAL_ERROR;
    }
}
