package io.trivet.deploy.strip;

import io.trivet.deploy.local.OptionValue;
import io.trivet.deploy.local.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What was typed.
 *
 * @param given options with a value
 * @param faults in their order
 */
record Options(boolean help, boolean etcd, Map<String, String> given, List<String> faults) {
    private static final Set<String> WITH_VALUE = Set.of(
            "--ports",
            "--data",
            "--clients",
            "--keys",
            "--pause",
            "--patience",
            "--seconds",
            "--faults",
            "--break",
            "--mend",
            "--away",
            "--json");
    private static final int MOST_PORTS = 100;

    /** How long each part of a round takes; the last one begins when all is mended. */
    record Phases(Duration before, Duration broken, Duration after) {}

    static Options parse(List<String> arguments) {
        Deque<String> left = new ArrayDeque<>(arguments);
        Map<String, String> given = new HashMap<>();
        List<String> faults = new ArrayList<>();
        Set<String> flags = new HashSet<>();
        while (!left.isEmpty()) {
            String next = left.removeFirst();
            String name = next.replaceFirst("=.*", "");
            if (name.equals("--fault")) {
                faults.add(OptionValue.of(next, name, left));
            } else if (WITH_VALUE.contains(name)) {
                given.put(name, OptionValue.of(next, name, left));
            } else if (Set.of("--etcd", "--help", "-h").contains(next)) {
                flags.add(next);
            } else {
                throw Refusal.misuse("There is no option " + next + ".");
            }
        }
        boolean help = flags.contains("--help") || flags.contains("-h");
        Options options = new Options(help, flags.contains("--etcd"), Map.copyOf(given), List.copyOf(faults));
        options.check();
        return options;
    }

    private void check() {
        if (given.containsKey("--break") != given.containsKey("--mend")) {
            throw Refusal.misuse("--break and --mend go together.");
        }
        if (etcd && Stream.of("--ports", "--data", "--break").anyMatch(given::containsKey)) {
            throw Refusal.misuse(
                    "--etcd starts an etcd of its own; --ports, --data, --break and --mend are for Trivet.");
        }
        if (given.containsKey("--break") && !faults.isEmpty()) {
            throw Refusal.misuse("--fault is by deploy/local, and --break by a command: give one of them.");
        }
        Stream.<Runnable>of(this::ports, this::away, this::clients, this::keys, this::pause)
                .forEach(Runnable::run);
        Stream.<Runnable>of(this::patience, this::phases, this::count).forEach(Runnable::run);
    }

    // ---------------------------------------------------------------- values

    private Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name));
    }

    private int number(String name, int usual, int least, int most) {
        return text(name).map(text -> number(name, text, least, most)).orElse(usual);
    }

    private static int number(String name, String text, int least, int most) {
        boolean digits = text.matches("\\d{1,6}");
        if (!digits || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw Refusal.misuse(name + " needs a number from " + least + " to " + most + ", not '" + text + "'.");
        }
        return Integer.parseInt(text);
    }

    List<Integer> ports() {
        List<Integer> ports = ports("--ports", text("--ports").orElse("8000-8004"));
        if (ports.isEmpty() || ports.size() > MOST_PORTS) {
            throw Refusal.misuse("--ports needs 1 to " + MOST_PORTS + " ports, such as 8000-8004 or 8000,8001.");
        }
        return ports;
    }

    /** Ports that whatever --break does takes away. */
    Set<Integer> away() {
        return Set.copyOf(text("--away").map(text -> ports("--away", text)).orElse(List.of()));
    }

    private static List<Integer> ports(String name, String text) {
        return Stream.of(text.split(","))
                .map(part -> part.strip().split("-", 2))
                .flatMap(ends -> IntStream.rangeClosed(port(name, ends[0]), port(name, ends[ends.length - 1]))
                        .boxed())
                .distinct()
                .toList();
    }

    private static int port(String name, String text) {
        return number(name, text, 1, 65_535);
    }

    Optional<String> data() {
        return text("--data");
    }

    Optional<Path> json() {
        return text("--json").map(Path::of);
    }

    Optional<ShellFault> shell() {
        return text("--break").map(breaking -> new ShellFault(breaking, given.get("--mend")));
    }

    int clients() {
        return number("--clients", 2, 1, 26);
    }

    int keys() {
        return number("--keys", 8, 1, 1_000);
    }

    Duration pause() {
        return Duration.ofMillis(number("--pause", 8, 1, 10_000));
    }

    Duration patience() {
        return Duration.ofMillis(number("--patience", 1_000, 100, 30_000));
    }

    Phases phases() {
        String text = text("--seconds").orElse("10,8,8");
        List<Duration> parts = Stream.of(text.split(","))
                .map(part -> Duration.ofSeconds(number("--seconds", part.strip(), 1, 3_600)))
                .toList();
        if (parts.size() != 3) {
            throw Refusal.misuse("--seconds needs three numbers: before the fault, with it, and after it is mended,"
                    + " such as 10,8,8, not '" + text + "'.");
        }
        return new Phases(parts.get(0), parts.get(1), parts.get(2));
    }

    /** How many faults in all, if that is said. */
    Optional<Integer> count() {
        return text("--faults").map(text -> number("--faults", text, 1, 10_000));
    }
}
