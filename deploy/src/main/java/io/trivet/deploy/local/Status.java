package io.trivet.deploy.local;

import java.util.List;
import java.util.Locale;

/** A line for each part. */
final class Status {
    private Status() {}

    static int say(Terminal terminal, Home home, LocalCluster cluster) {
        List<Part> parts = cluster.parts();
        // Each may take its time.
        List<Part.Condition> conditions =
                parts.parallelStream().map(Part::condition).toList();
        terminal.say("The cluster in %s:", home.path());
        for (int i = 0; i < parts.size(); i++) {
            terminal.say("%s", line(parts.get(i), conditions.get(i)));
        }
        return conditions.stream().allMatch(Part.Condition::isReady) ? 0 : 1;
    }

    private static String line(Part part, Part.Condition condition) {
        String process =
                part.process().map(running -> "process " + running.pid()).orElse("");
        return "  %-4s %-9s %-22s %-14s %s"
                .formatted(
                        part.name(),
                        condition.kind().name().toLowerCase(Locale.ROOT),
                        part.place(),
                        process,
                        condition.detail())
                .stripTrailing();
    }
}
