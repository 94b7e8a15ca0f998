package io.trivet.deploy.strip;

/**
 * What a read found.
 *
 * @param version how often the key has been written; the value is the same number, if all is well
 * @param token what a conditional write has to name
 */
record Seen(long value, long version, String token) {
    /** No such key. */
    static final Seen NOTHING = new Seen(0, 0, "");

    boolean exists() {
        return version > 0;
    }
}
