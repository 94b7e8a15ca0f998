package io.trivet.rest.port;

import io.trivet.gateway.Result;
import io.trivet.gateway.Submission;
import io.vertx.core.Future;

/** Where operations go. A gateway's {@code submit} fits. */
@FunctionalInterface
public interface Operations {
    /** Never fails, and completes by the submission's deadline. */
    Future<Result> submit(Submission submission);
}
