package io.trivet.deploy.local;

import java.util.List;
import java.util.Locale;

/** A line for each part, and what the cluster says of itself. */
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
        new Calls(cluster).look().ifPresent(overview -> say(terminal, overview));
        return conditions.stream().allMatch(Part.Condition::isReady) ? 0 : 1;
    }

    /** What the cluster itself says. */
    private static void say(Terminal terminal, Overview overview) {
        int left = overview.left();
        if (left > 0) {
            terminal.say(
                    "%nIn place: %s partitions; %d on their way%s",
                    Bar.of(overview.partitions() - left, overview.partitions()), overview.moving(), overview.pace());
        }
        if (overview.scarce() > 0) {
            terminal.say(
                    "%n%s fewer copies on live workers than there should be.",
                    partitions(overview.scarce(), "has", "have"));
        }
        if (overview.unavailable() > 0) {
            terminal.say("%n%s not served.", partitions(overview.unavailable(), "is", "are"));
        }
        overview.outage().ifPresent(why -> terminal.say("%s", why));
    }

    private static String partitions(int count, String one, String many) {
        return count == 1 ? "1 partition " + one : count + " partitions " + many;
    }

    private static String line(Part part, Part.Condition condition) {
        String process =
                part.process().map(running -> "process " + running.pid()).orElse("");
        return "  %-4s %-9s %-22s %-14s %s"
                .formatted(
                        part.name(),
                        condition.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        part.place(),
                        process,
                        condition.detail())
                .stripTrailing();
    }
}
