package io.trivet.deploy.local;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was typed.
 *
 * @param rest the names of parts, and for psql and logs what is handed on to those
 */
record Options(String command, Optional<Path> data, Plan.Wishes wishes, boolean background, List<String> rest) {
    private static final String START_ALL = "up";
    private static final Set<String> WITH_VALUE = Set.of("--data", "--workers", "--controllers", "--port");
    private static final Set<String> HANDING_ON = Set.of("psql", "logs");

    static Options parse(List<String> arguments) {
        Deque<String> left = new ArrayDeque<>(arguments);
        Map<String, String> given = new HashMap<>();
        List<String> words = new ArrayList<>();
        boolean background = false;
        while (!left.isEmpty()) {
            String next = left.removeFirst();
            String name = next.replaceFirst("=.*", "");
            if (WITH_VALUE.contains(name)) {
                given.put(name, value(next, name, left));
            } else if (words.size() >= 2 && HANDING_ON.contains(words.get(0))) {
                words.add(next);
            } else if (next.equals("-d")) {
                background = true;
            } else if (next.equals("-h") || next.equals("--help")) {
                words.add(0, "help");
            } else if (next.startsWith("-")) {
                throw Refusal.misuse("There is no option " + next + ".");
            } else {
                words.add(next);
            }
        }
        String command = words.isEmpty() ? START_ALL : words.get(0);
        return new Options(
                command,
                Optional.ofNullable(given.get("--data")).map(Path::of),
                new Plan.Wishes(number(given, "--workers"), number(given, "--controllers"), number(given, "--port")),
                background,
                List.copyOf(words.subList(Math.min(1, words.size()), words.size())));
    }

    private static String value(String option, String name, Deque<String> left) {
        if (option.length() > name.length()) {
            return option.substring(name.length() + 1);
        }
        if (left.isEmpty()) {
            throw Refusal.misuse(name + " needs a value.");
        }
        return left.removeFirst();
    }

    private static Optional<Integer> number(Map<String, String> given, String name) {
        return Optional.ofNullable(given.get(name)).map(text -> {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw Refusal.misuse(name + " needs a number, not '" + text + "'.");
            }
        });
    }

    Home home() {
        return Home.at(data.orElseGet(Home::usual));
    }

    /** What to type for another command about the same cluster. */
    String again(String program) {
        return program + data.map(path -> " --data " + path).orElse("");
    }

    List<String> names() {
        if (rest.isEmpty()) {
            throw Refusal.misuse("Say which: '" + command + "' needs a name, such as w2, c1 or pg2.");
        }
        return rest;
    }
}
