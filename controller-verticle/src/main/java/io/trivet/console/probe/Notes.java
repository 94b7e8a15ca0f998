package io.trivet.console.probe;

import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** What one client has seen: the second that runs, and how long its latest operations took. */
final class Notes {
    private static final int KEPT = 400;

    private final Deque<Long> latest = new ArrayDeque<>();
    private int served;
    private int errors;
    private int wrong;
    private String door = "";
    private boolean begun;

    /** Served within so many milliseconds, by this node in the end. */
    void served(long millis, String by) {
        served++;
        door = by;
        latest.addLast(millis);
        if (latest.size() > KEPT) {
            latest.removeFirst();
        }
    }

    /** An answer that said that it could not be done, or that nobody knows. */
    void error() {
        errors++;
    }

    /** An answer that must not be: older than what was acknowledged. */
    void wrong() {
        wrong++;
    }

    /**
     * The second that is over, as one letter. It counts from the one after its first success.
     *
     * @param whole whether this process ran all through it; if not, that nothing was served says nothing
     */
    char second(boolean whole) {
        char cell = !begun ? 'n' : wrong > 0 ? 'w' : served == 0 ? (whole ? 'r' : 'n') : errors > 0 ? 'a' : 'g';
        begun |= served > 0;
        served = 0;
        errors = 0;
        wrong = 0;
        return cell;
    }

    JsonObject figures() {
        long[] sorted = latest.stream().mapToLong(Long::longValue).sorted().toArray();
        return new JsonObject()
                .put("p50", quantile(sorted, 50))
                .put("p99", quantile(sorted, 99))
                .put(
                        "worst",
                        sorted.length == 0 ? 0 : Arrays.stream(sorted).max().orElse(0))
                .put("door", door);
    }

    private static long quantile(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) * percent / 100];
    }
}
