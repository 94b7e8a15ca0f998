package io.trivet.deploy.walk;

import java.time.Duration;

/** What is said while it goes on. */
final class Progress {
    private final long begun = System.nanoTime();

    void say(String format, Object... arguments) {
        System.out.printf("[%5.1f s] %s%n", seconds(begun), format.formatted(arguments));
    }

    static double seconds(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toMillis() / 1000.0;
    }

    /** So many of something within a time. */
    static String rate(long count, long since) {
        double seconds = seconds(since);
        return "%,d in %.1f s, %,.0f a second".formatted(count, seconds, count / Math.max(seconds, 0.001));
    }
}
