package io.trivet.deploy.walk;

/** Something that must never happen. */
final class Violation extends AssertionError {
    private static final long serialVersionUID = 1;

    Violation(String format, Object... arguments) {
        super(format.formatted(arguments));
    }

    /** Where in the client it was noticed says nothing about the cluster. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
