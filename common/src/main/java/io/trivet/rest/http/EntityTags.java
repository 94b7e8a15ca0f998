package io.trivet.rest.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The value of an If-Match or If-None-Match field (RFC 9110, sections 8.8.3 and 13.1). */
public record EntityTags(boolean any, List<Tag> tags) {
    private static final EntityTags ANY = new EntityTags(true, List.of());

    /** @param opaque what is between the quotes */
    public record Tag(boolean weak, String opaque) {}

    /** Empty when it is neither an asterisk nor a list of entity tags. */
    public static Optional<EntityTags> parse(String field) {
        String text = field.strip();
        return text.equals("*") ? Optional.of(ANY) : new Parser(text).list().map(tags -> new EntityTags(false, tags));
    }

    /** Goes through the text once. Commas may be inside of tags, and list elements may be empty. */
    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        Optional<List<Tag>> list() {
            List<Tag> tags = new ArrayList<>();
            boolean needsComma = false;
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == ',') {
                    needsComma = false;
                    at++;
                } else if (c == ' ' || c == '\t') {
                    at++;
                } else if (needsComma || !tag(tags)) {
                    return Optional.empty();
                } else {
                    needsComma = true;
                }
            }
            return tags.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(tags));
        }

        private boolean tag(List<Tag> tags) {
            boolean weak = text.startsWith("W/", at);
            int open = weak ? at + 2 : at;
            if (open >= text.length() || text.charAt(open) != '"') {
                return false;
            }
            int close = text.indexOf('"', open + 1);
            if (close < 0) {
                return false;
            }
            String opaque = text.substring(open + 1, close);
            at = close + 1;
            return opaque.chars().allMatch(c -> c > ' ' && c != 0x7F) && tags.add(new Tag(weak, opaque));
        }
    }
}
