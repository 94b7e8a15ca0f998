package io.trivet.deploy.strip;

/** A span of time, in nanoseconds. */
record Span(long from, long until) {
    boolean overlaps(Span other) {
        return from < other.until && other.from < until;
    }

    long length() {
        return until - from;
    }
}
