package io.trivet.deploy.strip;

/** Something that must never be. */
record Violation(Kind kind, String sentence) {
    enum Kind {
        /** A read was older than what its client knew. */
        STALE,
        /** What was acknowledged is gone. */
        LOST,
        /** Something else that was never written, or denied without a reason. */
        WRONG
    }

    @Override
    public String toString() {
        return kind + ": " + sentence;
    }
}
