package io.trivet.benchmark;

import io.trivet.benchmark.plan.DataSet;
import io.trivet.benchmark.plan.Extent;
import io.trivet.benchmark.plan.Plan;
import io.trivet.deploy.local.OptionValue;
import io.trivet.deploy.local.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was typed.
 *
 * @param given options with a value
 * @param flags options without
 */
public record Options(Map<String, String> given, Set<String> flags) {
    private static final Set<String> GROUPS = Set.of("put", "get", "mix", "hot", "floor", "ceiling", "heal");

    private static final Set<String> WITH_VALUE = Set.of(
            "--only",
            "--connections",
            "--seconds",
            "--rounds",
            "--warm-up",
            "--keys",
            "--values",
            "--json",
            "--html",
            "--data",
            "--port",
            "--workers");
    private static final Set<String> WITHOUT = Set.of("--quick", "--full", "--trivet-only", "--help", "-h");
    /** So that 64 different ones can be written at once. */
    private static final int LEAST_KEYS = 64;

    private static final int USUAL_WORKERS = 4;
    private static final int KEYS_TO_HEAL = 135_000;
    private static final int MOST_CONNECTIONS = 1_000;

    public static Options parse(List<String> arguments) {
        Deque<String> left = new ArrayDeque<>(arguments);
        Map<String, String> given = new HashMap<>();
        Set<String> flags = new HashSet<>();
        while (!left.isEmpty()) {
            String next = left.removeFirst();
            String name = next.replaceFirst("=.*", "");
            if (WITH_VALUE.contains(name)) {
                given.put(name, OptionValue.of(next, name, left));
            } else if (WITHOUT.contains(next)) {
                flags.add(next);
            } else {
                throw Refusal.misuse("There is no option " + next + ".");
            }
        }
        Options options = new Options(Map.copyOf(given), Set.copyOf(flags));
        options.check();
        return options;
    }

    private void check() {
        if (flags.containsAll(Set.of("--quick", "--full"))) {
            throw Refusal.misuse("--quick and --full do not go together.");
        }
        Stream.<Runnable>of(
                        this::plan, this::healed, this::seconds, this::warmUp, this::rounds, this::port, this::workers)
                .forEach(Runnable::run);
    }

    public boolean help() {
        return flags.contains("--help") || flags.contains("-h");
    }

    private Extent extent() {
        return flags.contains("--quick") ? Extent.QUICK : flags.contains("--full") ? Extent.FULL : Extent.USUAL;
    }

    public Plan plan() {
        return Plan.of(
                new Plan.Wishes(extent(), only(), connections(), keys(), values(), flags.contains("--trivet-only")));
    }

    /** Whether a worker is to be lost; that takes too long for a first look. */
    public boolean heals() {
        return only().contains("heal") && (given.containsKey("--only") || extent() != Extent.QUICK);
    }

    /** So many that each of four workers has about 100,000 of three copies, unless something else is wanted. */
    public DataSet healed() {
        int keys = keys().stream().findFirst().orElse(KEYS_TO_HEAL);
        return new DataSet(keys, values().stream().findFirst().orElse(DataSet.USUAL.bytes()));
    }

    // ---------------------------------------------------------------- values

    private Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name));
    }

    private static int number(String name, String text, int least, int most) {
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw Refusal.misuse(name + " needs a number from " + least + " to " + most + ", not '" + text + "'.");
        }
        return Integer.parseInt(text);
    }

    private Optional<Integer> number(String name, int least, int most) {
        return text(name).map(text -> number(name, text, least, most));
    }

    /** None if nothing is said. */
    private List<Integer> numbers(String name, int least, int most) {
        return text(name)
                .map(text -> Stream.of(text.split(","))
                        .map(part -> number(name, part.strip(), least, most))
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    private Set<String> only() {
        Set<String> groups = text("--only")
                .map(text -> Set.copyOf(
                        Stream.of(text.split(",")).map(String::strip).distinct().toList()))
                .orElse(GROUPS);
        if (!GROUPS.containsAll(groups)) {
            throw Refusal.misuse(
                    "--only needs some of put,get,mix,hot,floor,ceiling,heal, not '" + given.get("--only") + "'.");
        }
        return groups;
    }

    private List<Integer> connections() {
        return numbers("--connections", 1, MOST_CONNECTIONS);
    }

    private List<Integer> keys() {
        return numbers("--keys", LEAST_KEYS, DataSet.MOST_KEYS);
    }

    private List<Integer> values() {
        return numbers("--values", 1, DataSet.MOST_BYTES);
    }

    public Duration seconds() {
        return Duration.ofSeconds(number("--seconds", 1, 600).orElse(5));
    }

    /** Before the first round, for each work on what runs on Java. */
    public Duration warmUp() {
        return Duration.ofSeconds(number("--warm-up", 1, 600).orElse(extent() == Extent.QUICK ? 20 : 40));
    }

    public int rounds() {
        return number("--rounds", 1, 100).orElse(extent() == Extent.QUICK ? 1 : 3);
    }

    /** Of Trivet's controller; the other ports follow. */
    public int port() {
        return number("--port", 1_024, 30_000).orElse(18_000);
    }

    /** Copies are three: whoever loses a worker for good needs a fourth. */
    public int workers() {
        return number("--workers", heals() ? 4 : 3, 16).orElse(USUAL_WORKERS);
    }

    public Path data() {
        return Path.of(text("--data").orElse("/var/tmp"));
    }

    public Optional<Path> json() {
        return text("--json").map(Path::of);
    }

    public Optional<Path> html() {
        return text("--html").map(Path::of);
    }
}
