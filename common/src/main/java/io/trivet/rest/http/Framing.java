package io.trivet.rest.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;

/**
 * What the header of a request says of its content. That lengths are numbers, and are not given beside a chunked
 * coding, the server's decoder has seen to.
 *
 * @param length in bytes, {@link #CHUNKED} when only the end of the content will tell
 * @param expects whether the client waits for a word before it sends the content
 */
record Framing(long length, boolean expects) {
    static final long CHUNKED = -1;
    private static final String CONTINUE = "100-continue";
    private static final CharSequence CONTENT_RANGE = HttpHeaders.createOptimized("Content-Range");

    static Framing of(HttpServerRequest request) {
        MultiMap headers = request.headers();
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        boolean chunked = headers.contains(HttpHeaders.TRANSFER_ENCODING);
        // An expectation of HTTP/1.0 is to be ignored (RFC 9110, section 10.1.1).
        boolean expects = headers.contains(HttpHeaders.EXPECT) && request.version() == HttpVersion.HTTP_1_1;
        return new Framing(chunked ? CHUNKED : length == null ? 0 : Long.parseLong(length.trim()), expects);
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** Refuses what this server cannot read, or what is known to be too much, before any of it is read. */
    void check(MultiMap headers, int limit) {
        List<String> codings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
        if (length == CHUNKED && !(codings.size() == 1 && codings.get(0).strip().equalsIgnoreCase("chunked"))) {
            throw new Refusal(ProblemType.MALFORMED_REQUEST, "The only Transfer-Encoding that is taken is 'chunked'.");
        }
        if (expects && !headers.getAll(HttpHeaders.EXPECT).stream().allMatch(CONTINUE::equalsIgnoreCase)) {
            throw new Refusal(ProblemType.UNKNOWN_EXPECTATION, "The only expectation that is met is 100-continue.");
        }
        if (length > limit) {
            throw tooLarge(limit);
        }
        checkWhole(headers);
        if (length == 0) {
            return;
        }
        for (String encoding : headers.getAll(HttpHeaders.CONTENT_ENCODING)) {
            if (!encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
                throw new Refusal(
                                ProblemType.UNSUPPORTED_CONTENT_ENCODING,
                                "Content is stored as it comes, and would be handed out without its Content-Encoding:"
                                        + " send it decoded, or leave the field out and say what it is in"
                                        + " Content-Type.")
                        .with(HttpHeaders.ACCEPT_ENCODING, "identity");
            }
        }
    }

    private static void checkWhole(MultiMap headers) {
        if (headers.contains(CONTENT_RANGE)) {
            throw new Refusal(
                    ProblemType.MALFORMED_HEADER,
                    "Content-Range says that this is a part, and it would be stored as the whole value: send all of it,"
                            + " without that field.");
        }
    }

    static Refusal tooLarge(int limit) {
        return limit == 0
                ? new Refusal(ProblemType.MALFORMED_CONTENT, "This call takes no content: send none.")
                : new Refusal(
                        ProblemType.CONTENT_TOO_LARGE, "The content of this call is at most " + limit + " bytes long.");
    }
}
