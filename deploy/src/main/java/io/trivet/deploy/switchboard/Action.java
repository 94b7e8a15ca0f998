package io.trivet.deploy.switchboard;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What can be asked for, and nothing else can: none of it deletes anything.
 *
 * @param name of a part; none for what concerns the cluster
 */
record Action(Verb verb, Optional<String> name) {
    private static final Pattern NAME = Pattern.compile("(?:c|w|pg)[1-9][0-9]?");

    enum Verb {
        PAUSE,
        UNPAUSE,
        KILL,
        START,
        ADD;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Empty when it is none of these. */
    static Optional<Action> of(JsonObject json) {
        Optional<String> name = Optional.ofNullable(json.getValue("name")).map(Object::toString);
        String word = String.valueOf(json.getValue("action"));
        return Stream.of(Verb.values())
                .filter(verb -> verb.word().equals(word))
                .map(verb -> new Action(verb, name))
                .filter(Action::isWhole)
                .findFirst();
    }

    /** A name is one of ours by its form too, so that it can never be taken for an option. */
    private boolean isWhole() {
        return verb == Verb.ADD
                ? name.isEmpty()
                : name.filter(text -> NAME.matcher(text).matches()).isPresent();
    }

    /** As it would be typed. */
    List<String> words() {
        return Stream.concat(Stream.of(verb.word()), name.stream()).toList();
    }
}
