package io.trivet.deploy.local;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
 * @param rest the names of parts, and for psql and logs what is handed on to those
 */
record Options(String command, Map<String, String> given, Set<String> flags, List<String> rest) {
    private static final String START_ALL = "up";
    private static final Set<String> WITH_VALUE = Set.of("--data", "--workers", "--controllers", "--port");
    private static final Set<String> HANDING_ON = Set.of("psql", "logs");
    private static final String BACKGROUND = "-d";
    private static final String COUNT = "-n";
    private static final String LOST = "--lost";
    private static final String YES = "--yes";
    /** Each of these belongs to one command. */
    private static final Map<String, String> OWN = Map.of(COUNT, "add", LOST, "recover", YES, "recover");

    static Options parse(List<String> arguments) {
        Deque<String> left = new ArrayDeque<>(arguments);
        Map<String, String> given = new HashMap<>();
        Set<String> flags = new HashSet<>();
        List<String> words = new ArrayList<>();
        while (!left.isEmpty()) {
            String next = left.removeFirst();
            String name = next.replaceFirst("=.*", "");
            if (WITH_VALUE.contains(name)) {
                given.put(name, OptionValue.of(next, name, left));
            } else if (words.size() >= 2 && HANDING_ON.contains(words.get(0))) {
                words.add(next);
            } else if (name.equals(COUNT) || name.equals(LOST)) {
                given.put(name, OptionValue.of(next, name, left));
            } else if (next.equals(BACKGROUND) || next.equals(YES)) {
                flags.add(next);
            } else if (next.equals("-h") || next.equals("--help")) {
                words.add(0, "help");
            } else if (next.startsWith("-")) {
                throw Refusal.misuse("There is no option " + next + ".");
            } else {
                words.add(next);
            }
        }
        String command = words.isEmpty() ? START_ALL : words.get(0);
        mustBelong(command, given.keySet());
        mustBelong(command, flags);
        Options options =
                new Options(command, given, flags, List.copyOf(words.subList(Math.min(1, words.size()), words.size())));
        options.wishes();
        options.count();
        return options;
    }

    private static void mustBelong(String command, Set<String> options) {
        options.forEach(option -> Optional.ofNullable(OWN.get(option))
                .filter(owner -> !owner.equals(command) && !command.equals("help"))
                .ifPresent(owner -> {
                    throw Refusal.misuse(option + " goes with '" + owner + "' only.");
                }));
    }

    private Optional<Integer> number(String name) {
        return Optional.ofNullable(given.get(name)).map(text -> {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw Refusal.misuse(name + " needs a number, not '" + text + "'.");
            }
        });
    }

    Optional<Path> data() {
        return Optional.ofNullable(given.get("--data")).map(Path::of);
    }

    Home home() {
        return Home.at(data().orElseGet(Home::usual));
    }

    Plan.Wishes wishes() {
        return new Plan.Wishes(number("--workers"), number("--controllers"), number("--port"));
    }

    /** Whether to come back instead of waiting. */
    boolean background() {
        return flags.contains(BACKGROUND);
    }

    boolean confirmed() {
        return flags.contains(YES);
    }

    /** How many are to be added. */
    int count() {
        return number(COUNT).orElse(1);
    }

    /** The names of the workers that never come back. */
    List<String> lost() {
        List<String> names = Stream.concat(
                        Optional.ofNullable(given.get(LOST)).stream().flatMap(text -> Stream.of(text.split(","))),
                        rest.stream())
                .filter(name -> !name.isBlank())
                .map(String::strip)
                .distinct()
                .toList();
        if (names.isEmpty()) {
            throw Refusal.misuse("Say which workers never come back: --lost w1,w2.");
        }
        return names;
    }

    /** What to type for another command about the same cluster. */
    String again(String program) {
        return program + data().map(path -> " --data " + path).orElse("");
    }

    List<String> names() {
        if (rest.isEmpty()) {
            throw Refusal.misuse("Say which: '" + command + "' needs a name, such as w2, c1 or pg2.");
        }
        return rest;
    }
}
