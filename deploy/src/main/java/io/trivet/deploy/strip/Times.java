package io.trivet.deploy.strip;

/**
 * When what happened in a round, in nanoseconds; what has not happened yet is as late as its end.
 *
 * @param broken when breaking began
 * @param mended when mending began
 */
record Times(long origin, long broken, long mended, long end) {
    /** Before anything is broken. */
    Span control() {
        return new Span(origin, broken);
    }

    /** All that comes after it: broken, being mended, and after that. */
    Span fault() {
        return new Span(broken, end);
    }

    int seconds() {
        return second(end);
    }

    int second(long time) {
        return Math.toIntExact((time - origin) / Track.SECOND);
    }
}
