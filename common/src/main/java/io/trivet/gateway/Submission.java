package io.trivet.gateway;

import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.register.row.OperationId;
import java.util.Optional;

/**
 * What a client wants done.
 *
 * @param fingerprint a hash of the request, to tell a retry from another request under the same id
 * @param timeoutMillis how long the client waits, or {@link #DEFAULT_TIMEOUT}
 * @param id the client's own, which counts as a retry: the client may have used it before, here or elsewhere
 */
public record Submission(
        Bytes key, Action action, Condition condition, int fingerprint, long timeoutMillis, Optional<OperationId> id) {
    public static final long DEFAULT_TIMEOUT = 0;

    public Submission {
        if (timeoutMillis < 0) {
            throw new IllegalArgumentException("a timeout below 0: " + timeoutMillis);
        }
    }

    public static Submission of(Bytes key, Action action) {
        return new Submission(key, action, Condition.NONE, 0, DEFAULT_TIMEOUT, Optional.empty());
    }

    public Submission provided(Condition other) {
        return new Submission(key, action, other, fingerprint, timeoutMillis, id);
    }

    public Submission fingerprinted(int other) {
        return new Submission(key, action, condition, other, timeoutMillis, id);
    }

    public Submission within(long millis) {
        return new Submission(key, action, condition, fingerprint, millis, id);
    }

    public Submission under(OperationId clientId) {
        return new Submission(key, action, condition, fingerprint, timeoutMillis, Optional.of(clientId));
    }

    long timeoutOr(long defaultTimeout) {
        return timeoutMillis == DEFAULT_TIMEOUT ? defaultTimeout : timeoutMillis;
    }

    public boolean isRead() {
        return action instanceof Action.Get;
    }
}
