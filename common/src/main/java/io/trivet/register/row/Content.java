package io.trivet.register.row;

/** What a row says of its key: a value, or that it was deleted. */
public sealed interface Content {
    record Value(Bytes bytes, String type) implements Content {
        @Override
        public String toString() {
            return "=" + bytes;
        }
    }

    record Tombstone() implements Content {
        @Override
        public String toString() {
            return "deleted";
        }
    }

    Tombstone TOMBSTONE = new Tombstone();

    default boolean isValue() {
        return this instanceof Value;
    }
}
