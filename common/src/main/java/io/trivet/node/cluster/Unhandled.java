package io.trivet.node.cluster;

import io.vertx.core.Handler;
import io.vertx.core.Promise;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a session's Vert.x has no other place for. A message that could not be written, because the peer has just ended,
 * comes here too, disguised: Vert.x 5.0 fails a promise of its own whose {@code tryFail} always answers that it was
 * completed before. Such a message is lost as any other may be; only that is left out.
 */
final class Unhandled implements Handler<Throwable> {
    private static final String OURS = "io.trivet.";
    private static final String WRITER = "io.vertx.core.eventbus.impl.clustered.OutboundConnection";

    private final Consumer<Throwable> errors;

    /** @param errors whatever is a real one */
    Unhandled(Consumer<Throwable> errors) {
        this.errors = errors;
    }

    @Override
    public void handle(Throwable failure) {
        if (!isUnwritten(failure)) {
            errors.accept(failure);
        }
    }

    /** By the event bus itself, or later, by the network: where code of ours does it, it is a mistake. */
    private static boolean isUnwritten(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return failure instanceof IllegalStateException
                && trace.length > 0
                && trace[0].getClassName().equals(Promise.class.getName())
                && trace[0].getMethodName().equals("fail")
                && (any(trace, WRITER) || !any(trace, OURS));
    }

    private static boolean any(StackTraceElement[] trace, String beginning) {
        return Stream.of(trace).anyMatch(frame -> frame.getClassName().startsWith(beginning));
    }
}
