package io.trivet.node.settings;

import java.util.Optional;

/**
 * Something that can be set: by its name in JSON, by {@code TRIVET_} and its name in the environment.
 *
 * @param standard what holds when it is not set, written as one would set it; empty if there is nothing of the kind
 * @param absent the value then; empty if it has to be set
 * @param secret is never logged
 * @param doc one line for those who run the thing
 */
public record Setting<T>(
        String name, Kind<T> kind, Optional<String> standard, Optional<T> absent, boolean secret, String doc) {

    /** One that has a default. */
    public static <T> Setting<T> of(String name, Kind<T> kind, String standard, String doc) {
        return new Setting<>(name, kind, Optional.of(standard), Optional.of(kind.parse(standard)), false, doc);
    }

    /** One without which nothing can start. */
    public static <T> Setting<T> required(String name, Kind<T> kind, String doc) {
        return new Setting<>(name, kind, Optional.empty(), Optional.empty(), false, doc);
    }

    /** One that may be left out, and then there is none. */
    public static <T> Setting<Optional<T>> optional(String name, Kind<T> kind, String doc) {
        Kind<Optional<T>> maybe = new Kind<>(kind.form(), text -> Optional.of(kind.parse(text)));
        return new Setting<>(name, maybe, Optional.empty(), Optional.of(Optional.empty()), false, doc);
    }

    public Setting<T> asSecret() {
        return new Setting<>(name, kind, standard, absent, true, doc);
    }

    public boolean isRequired() {
        return absent.isEmpty();
    }

    /** Its name in the environment. */
    public String variable() {
        return Configuration.PREFIX + name;
    }
}
