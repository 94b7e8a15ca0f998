package io.trivet.rest.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a call is answered. Made and filled by one endpoint for one call. */
public final class Response {
    public static final String JSON = "application/json";
    public static final String TEXT = "text/plain; charset=utf-8";
    private static final byte[] NOTHING = new byte[0];

    private final int status;
    private final List<Header> headers = new ArrayList<>(8);
    private byte[] content = NOTHING;
    private Optional<Stream> stream = Optional.empty();

    private Response(int status) {
        this.status = status;
    }

    public static Response of(int status) {
        return new Response(status);
    }

    public static Response json(int status, JsonObject content) {
        return of(status).content(JSON, content.toBuffer().getBytes());
    }

    public static Response text(int status, String content) {
        return of(status).content(TEXT, content.getBytes(StandardCharsets.UTF_8));
    }

    public Response with(CharSequence name, String value) {
        headers.add(new Header(name, value));
        return this;
    }

    public Response content(String type, byte[] bytes) {
        content = bytes;
        return with(HttpHeaders.CONTENT_TYPE, type);
    }

    /** Content of a length that nobody knows. */
    public static Response stream(String type, Stream stream) {
        Response response = of(200).with(HttpHeaders.CONTENT_TYPE, type);
        response.stream = Optional.of(stream);
        return response;
    }

    public int status() {
        return status;
    }

    public List<Header> headers() {
        return headers;
    }

    public byte[] content() {
        return content;
    }

    Optional<Stream> stream() {
        return stream;
    }

    boolean has(CharSequence name) {
        for (Header header : headers) {
            if (header.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** A header field. */
    public record Header(CharSequence name, String value) {}
}
