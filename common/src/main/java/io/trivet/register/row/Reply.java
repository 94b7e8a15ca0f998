package io.trivet.register.row;

/**
 * The whole answer to a write, as it is recorded with the operation's id, so that a retry gets the very same one.
 *
 * @param etag the ETag of the key afterwards, {@link Stamp#NONE} when it is absent
 * @param version the version of the key afterwards, 0 when it is absent
 * @param number the value of a counter after an increment, else 0
 */
public record Reply(Kind kind, Stamp etag, long version, long number) {
    /** What became of a write. */
    public enum Kind {
        CREATED,
        REPLACED,
        DELETED,
        TOUCHED,
        /** Declined: there is no such key. */
        ABSENT,
        /** Declined: If-Match or If-None-Match does not hold. */
        PRECONDITION_FAILED,
        /** Declined: the version asked for is not the next one. */
        VERSION_CONFLICT,
        /** Declined: the value is no number, or would be none. */
        NOT_A_NUMBER,
        /** Declined: the id was used for another request. */
        ANOTHER_REQUEST;

        public boolean isDecline() {
            return compareTo(ABSENT) >= 0;
        }
    }

    public boolean isDecline() {
        return kind.isDecline();
    }
}
