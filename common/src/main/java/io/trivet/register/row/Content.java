package io.trivet.register.row;

/** What a row says of its key: a value, or that it was deleted. */
public sealed interface Content {
    record Value(Bytes bytes, String type) implements Content {
        /** What decoding puts where bytes are no text. */
        private static final char UNDECODABLE = '\uFFFD';

        @Override
        public String toString() {
            String text = bytes.text();
            boolean printable = text.chars().noneMatch(c -> Character.isISOControl(c) || c == UNDECODABLE);
            return printable ? "=" + text : "=(" + bytes.length() + " bytes)";
        }
    }

    record Tombstone() implements Content {
        @Override
        public String toString() {
            return "deleted";
        }
    }

    Tombstone TOMBSTONE = new Tombstone();

    /** Of the value, in bytes. */
    default int length() {
        return this instanceof Value value ? value.bytes().length() : 0;
    }

    default boolean isValue() {
        return this instanceof Value;
    }
}
