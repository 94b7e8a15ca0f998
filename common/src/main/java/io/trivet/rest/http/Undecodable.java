package io.trivet.rest.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

/** Says what was wrong with a request that could not be decoded. */
final class Undecodable {
    private Undecodable() {}

    static Refusal refusal(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return new Refusal(
                    ProblemType.URI_TOO_LONG,
                    "The request line is too long: keys have at most 1024 bytes, which percent-encoding can triple.");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return new Refusal(
                    ProblemType.HEADERS_TOO_LARGE, "The header section is too large: send fewer or shorter fields.");
        }
        return new Refusal(ProblemType.MALFORMED_REQUEST, "This is not HTTP/1.1 as RFC 9112 has it.");
    }
}
