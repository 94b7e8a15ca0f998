package io.trivet.node.cluster;

import java.net.BindException;
import java.util.Optional;

/** An attempt to be in the cluster has failed, and nothing is left of it. */
public final class JoinFailed extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean forGood;

    private JoinFailed(String why, Throwable cause, boolean forGood) {
        super("Cannot join the cluster: " + why, cause);
        this.forGood = forGood;
    }

    static JoinFailed because(Throwable cause) {
        return new JoinFailed(Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString), cause, false);
    }

    /** @param listener what would have listened, for the sentence */
    static JoinFailed because(Throwable cause, String listener) {
        return bindFailure(cause)
                .map(bind -> new JoinFailed(listener + ": " + bind.getMessage(), cause, true))
                .orElseGet(() -> because(cause));
    }

    /** Whether another attempt would only fail in the same way: somebody else listens where we should. */
    public boolean isForGood() {
        return forGood;
    }

    private static Optional<Throwable> bindFailure(Throwable failure) {
        Optional<Throwable> cause = Optional.of(failure);
        while (cause.isPresent() && !(cause.get() instanceof BindException)) {
            cause = Optional.ofNullable(cause.get().getCause());
        }
        return cause;
    }
}
