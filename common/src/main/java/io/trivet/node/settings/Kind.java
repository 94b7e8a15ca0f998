package io.trivet.node.settings;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What values a setting takes.
 *
 * @param form how to write one, for people: follows "is not" in a complaint
 * @param parser throws {@link IllegalArgumentException} for what is not one
 */
public record Kind<T>(String form, Function<String, T> parser) {

    /** Throws {@link IllegalArgumentException} with the rest of a sentence that begins with the setting's name. */
    public T parse(String text) {
        try {
            return parser.apply(text.trim());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException("is not " + form, e);
        }
    }

    /** The same, but only some of its values. */
    public Kind<T> where(Predicate<T> allowed, String narrower) {
        return new Kind<>(form + " " + narrower, text -> {
            T value = parser.apply(text);
            if (!allowed.test(value)) {
                throw new IllegalArgumentException(narrower);
            }
            return value;
        });
    }
}
