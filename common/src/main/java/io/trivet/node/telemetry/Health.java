package io.trivet.node.telemetry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/**
 * Whether this process is well, and why not. Live means that a restart would not help; ready means that requests sent
 * here are answered. A check looks at what is in memory and returns at once: any thread asks, and often.
 */
public final class Health {
    private final Map<String, Supplier<Optional<String>>> live = new ConcurrentSkipListMap<>();
    private final Map<String, Supplier<Optional<String>>> ready = new ConcurrentSkipListMap<>();

    /** One look at one thing. */
    public record Check(String name, Optional<String> trouble) {}

    /** All looks at one time. */
    public record Report(List<Check> checks) {
        public boolean isWell() {
            return checks.stream().allMatch(check -> check.trouble().isEmpty());
        }
    }

    /** @param trouble one sentence when something is wrong that only a restart mends */
    public Health liveIf(String name, Supplier<Optional<String>> trouble) {
        live.put(name, trouble);
        return this;
    }

    /** @param trouble one sentence when requests had better go elsewhere */
    public Health readyIf(String name, Supplier<Optional<String>> trouble) {
        ready.put(name, trouble);
        return this;
    }

    public Report live() {
        return report(live);
    }

    public Report ready() {
        return report(ready);
    }

    private static Report report(Map<String, Supplier<Optional<String>>> checks) {
        return new Report(checks.entrySet().stream()
                .map(check -> new Check(check.getKey(), trouble(check.getValue())))
                .toList());
    }

    /** A check that breaks is trouble too, and must not take the report with it. */
    private static Optional<String> trouble(Supplier<Optional<String>> check) {
        try {
            return check.get();
        } catch (RuntimeException e) {
            return Optional.of("the check itself failed: " + e);
        }
    }
}
