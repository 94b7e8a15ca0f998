package io.trivet.rest.port;

import io.trivet.gateway.Result;
import io.trivet.gateway.Submission;
import io.vertx.core.Future;

/** Where operations go. A gateway's {@code submit} fits. */
@FunctionalInterface
public interface Operations {
    /**
     * Completes by the submission's deadline. Fails only where nothing was begun, with what to tell the client.
     */
    Future<Result> submit(Submission submission);
}
