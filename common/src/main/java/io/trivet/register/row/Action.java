package io.trivet.register.row;

/** What an operation does to its key. */
public sealed interface Action {
    /** No time to live: the value stays until it is written over. */
    long FOREVER = 0;

    record Get() implements Action {}

    /** Stores a value, with a time to live in milliseconds or {@link #FOREVER}. */
    record Put(Bytes value, String type, long ttl) implements Action {}

    record Delete() implements Action {}

    /** Adds to a decimal value; an absent one counts as 0. The time to live stays. */
    record Increment(long by) implements Action {}

    /** Sets the time to live anew; the value and its ETag stay. */
    record Touch(long ttl) implements Action {}
}
