package io.trivet.rest.http;

import java.util.Optional;

/**
 * A path as the documentation has it. {@code {key}} at the end stands for all the rest, slashes and dots included; any
 * other variable stands for one segment.
 */
public final class PathPattern {
    private final String text;
    private final String prefix;
    private final String suffix;
    private final boolean variable;
    private final boolean wide;

    public PathPattern(String text) {
        int open = text.indexOf('{');
        int close = text.indexOf('}');
        this.text = text;
        this.variable = open >= 0;
        this.prefix = variable ? text.substring(0, open) : text;
        this.suffix = variable ? text.substring(close + 1) : "";
        this.wide = text.endsWith("{key}");
    }

    /** What the variable stands for, not decoded; empty text when there is none; empty when the path is another. */
    Optional<String> match(String path) {
        if (!variable) {
            return path.equals(text) ? Optional.of("") : Optional.empty();
        }
        int end = path.length() - suffix.length();
        if (end < prefix.length() || !path.startsWith(prefix) || !path.endsWith(suffix)) {
            return Optional.empty();
        }
        String value = path.substring(prefix.length(), end);
        boolean fits = wide || !value.isEmpty() && value.indexOf('/') < 0;
        return fits ? Optional.of(value) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
