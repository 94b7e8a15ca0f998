package io.trivet.deploy.walk;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How often what was answered, and what took longest. */
final class Tally {
    static final String LOST = "no answer";
    static final String NOT_SENT = "no connection";

    private final Map<String, Long> counts = new TreeMap<>();
    private long longest;
    private String slowest = "";

    void count(String answer) {
        counts.merge(answer, 1L, Long::sum);
    }

    /** @param story of an operation that has ended, attempt by attempt */
    void took(long nanos, Supplier<String> story) {
        if (nanos > longest) {
            longest = nanos;
            slowest = story.get();
        }
    }

    String slowest() {
        return "%.1f s (%s)".formatted(Duration.ofNanos(longest).toMillis() / 1000.0, slowest);
    }

    boolean isOnly(String... answers) {
        return counts.keySet().stream().allMatch(Set.of(answers)::contains);
    }

    void clear() {
        counts.clear();
        longest = 0;
        slowest = "";
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(entry -> "%s: %,d".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
