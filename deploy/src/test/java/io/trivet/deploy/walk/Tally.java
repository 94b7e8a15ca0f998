package io.trivet.deploy.walk;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How often what was answered. */
final class Tally {
    static final String LOST = "no answer";
    static final String NOT_SENT = "no connection";

    private final Map<String, Long> counts = new TreeMap<>();

    void count(String answer) {
        counts.merge(answer, 1L, Long::sum);
    }

    boolean isOnly(String... answers) {
        return counts.keySet().stream().allMatch(Set.of(answers)::contains);
    }

    void clear() {
        counts.clear();
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(entry -> "%s: %,d".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
