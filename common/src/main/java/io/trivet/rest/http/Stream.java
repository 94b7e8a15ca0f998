package io.trivet.rest.http;

import io.vertx.core.http.HttpServerResponse;

/** Content that comes bit by bit, for as long as the client listens. */
public interface Stream {
    /** The header has been made; from now on content may be written, and in the end the response is ended. */
    void begin(HttpServerResponse response);

    /** The client is gone, or wanted the header only. */
    void over();
}
