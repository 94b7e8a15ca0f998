package io.trivet.process;

/** Somebody else listens where this process should, or nobody may. */
public final class CannotListen extends RuntimeException {
    CannotListen(String where, Throwable cause) {
        super("Cannot listen: " + where + ": " + cause.getMessage(), null, false, false);
    }
}
