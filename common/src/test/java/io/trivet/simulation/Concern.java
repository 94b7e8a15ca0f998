package io.trivet.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a violation is about, as far as it says so, and which lines of a trace bear on that: those of the key and of its
 * partition, and all that are about no partition, as faults are.
 */
final class Concern {
    private static final Pattern REGISTER = Pattern.compile("\\bp(-?\\d+)/(\\w+)");
    private static final Pattern KEY = Pattern.compile("\\bkey[ =](\\w+)");
    private static final Pattern PARTITION = Pattern.compile("(?:\\bp|partition=)(-?\\d+)\\b");
    private static final Pattern ANY_KEY = Pattern.compile("\\bk\\d+\\b");
    private static final Pattern CLIENT = Pattern.compile("\\bclient (\\d+) (at|is)\\b");

    /** A lane that was lost says this again and again. */
    private static final String NOISE = "could not remember";

    private final Optional<String> key;
    private final Optional<String> partition;
    private final Set<String> clients = new HashSet<>();

    private Concern(Optional<String> key, Optional<String> partition) {
        this.key = key;
        this.partition = partition;
    }

    static Concern of(String violation, List<String> trace) {
        String line = violation.lines().findFirst().orElse("");
        Matcher register = REGISTER.matcher(line);
        if (register.find()) {
            return new Concern(Optional.of(register.group(2)), Optional.of(register.group(1)));
        }
        Optional<String> key = group(KEY, line);
        if (key.isEmpty()) {
            return new Concern(key, group(PARTITION, line));
        }
        Pattern named = Pattern.compile("\\bp(-?\\d+)/" + key.get() + "\\b");
        return new Concern(
                key, trace.stream().flatMap(each -> group(named, each).stream()).findFirst());
    }

    private static Optional<String> group(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    List<String> filter(List<String> trace) {
        clients.clear();
        return trace.stream().filter(this::includes).toList();
    }

    /** Lines come in their order: the answer to a client does not name the key, but what it asked did. */
    private boolean includes(String line) {
        Matcher client = CLIENT.matcher(line);
        if (client.find()) {
            boolean asked = client.group(2).equals("at");
            if (asked && isOfKey(line)) {
                clients.add(client.group(1));
            }
            return clients.contains(client.group(1));
        }
        if (isOfKey(line)) {
            return true;
        }
        Optional<String> about = group(PARTITION, line);
        boolean elsewhere = partition.isPresent() && about.isPresent() && !about.equals(partition);
        return !elsewhere && !ANY_KEY.matcher(line).find() && !line.contains(NOISE);
    }

    private boolean isOfKey(String line) {
        return key.isPresent()
                && Pattern.compile("\\b" + key.get() + "\\b").matcher(line).find();
    }
}
