package io.trivet.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The start of a cluster or of a part of it, up to the moment when it is ready. */
final class Launch implements LocalCluster.Progress {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int LAST_LINES = 15;

    private final LocalCluster cluster;
    private final Terminal terminal;
    private final Interruption interruption;
    private final Duration limit;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    Launch(LocalCluster cluster, Terminal terminal, Interruption interruption, Duration limit) {
        this.cluster = cluster;
        this.terminal = terminal;
        this.interruption = interruption;
        this.limit = limit;
    }

    /** All of it, or nothing: after a failure nothing is left running. */
    void all() {
        try {
            cluster.startAll(this);
            awaitReady(cluster.nodes());
        } catch (RuntimeException e) {
            terminal.add(System.lineSeparator());
            cluster.stopAll();
            // Ctrl-C goes to the tools that we run too, and what they then say is beside the point.
            interruption.check();
            throw e;
        }
    }

    /** Some parts and what they need, which may still be starting when this returns. */
    void begin(List<Part> parts) {
        orEndLine(() -> parts.forEach(part -> cluster.start(part, this)));
    }

    /** Waits for what was begun. */
    void finish(List<Part> parts) {
        orEndLine(() -> awaitReady(parts));
        terminal.say("");
    }

    /** What is said of a failure begins a line of its own. */
    private void orEndLine(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            terminal.say("");
            throw e;
        }
    }

    /** Several and what they need, at the same time. */
    void some(List<Part> parts) {
        Together.all(parts.stream().map(part -> () -> cluster.start(part, this)));
        awaitReady(parts);
    }

    @Override
    public void mayBegin(Part part) {
        interruption.check();
    }

    @Override
    public void begun(Part part) {
        if (part.condition().isReady()) {
            tell(part);
        }
    }

    private void tell(Part part) {
        if (told.add(part.name())) {
            terminal.add(" " + part.name());
        }
    }

    private void awaitReady(List<Part> parts) {
        Map<Part, Part.Condition> waiting = new LinkedHashMap<>();
        parts.forEach(part -> waiting.put(part, Part.Condition.DOWN));
        long begun = System.nanoTime();
        while (!waiting.isEmpty()) {
            waiting.replaceAll((part, before) -> look(part));
            waiting.values().removeIf(Part.Condition::isReady);
            if (System.nanoTime() - begun > limit.toNanos()) {
                throw new Refusal(late(waiting));
            }
            if (!waiting.isEmpty() && interruption.within(BETWEEN_LOOKS)) {
                interruption.check();
            }
        }
    }

    private Part.Condition look(Part part) {
        Part.Condition condition = part.condition();
        if (condition.isReady()) {
            tell(part);
        }
        if (condition.kind() == Part.Condition.Kind.DOWN) {
            throw new Refusal(
                    part.name() + " ended before it was ready. The end of " + part.log() + ":\n" + end(part.log()));
        }
        return condition;
    }

    private String late(Map<Part, Part.Condition> waiting) {
        StringBuilder text = new StringBuilder("Not ready after " + limit.toSeconds() + " s:");
        waiting.forEach((part, condition) ->
                text.append("\n  %s %s; its log is %s".formatted(part.name(), condition.detail(), part.log())));
        return text.toString();
    }

    private static String end(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
