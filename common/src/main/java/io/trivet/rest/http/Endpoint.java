package io.trivet.rest.http;

import io.vertx.core.Future;

/** Serves one route. */
@FunctionalInterface
public interface Endpoint {
    /** Throws, or fails with, a {@link Refusal}; whatever else comes is a mistake in the server. */
    Future<Response> serve(Call call);
}
