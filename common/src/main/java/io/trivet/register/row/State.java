package io.trivet.register.row;

/**
 * All that a row says of its key but its stamp. Restamping a row keeps this whole.
 *
 * @param etag the stamp of the write that made the content: it changes exactly when the content is written
 * @param version 1 when the key comes into being, one more with each change of value or expiry, 0 while it is absent
 * @param expiresAt wall-clock milliseconds, {@link #NEVER} for none
 * @param writtenAt wall-clock milliseconds of the last change, for users and for the grace time of tombstones
 */
public record State(
        Content content, Stamp etag, long version, long expiresAt, long writtenAt, Clock clock, Recent recent) {
    public static final long NEVER = Long.MAX_VALUE;

    /** What an absent key starts from: the partition's floor is what remains of the keys that were purged. */
    public static State absent(Clock floorClock, OperationId floorId) {
        return new State(Content.TOMBSTONE, Stamp.NONE, 0, NEVER, 0, floorClock, Recent.droppedUpTo(floorId));
    }

    public State withEtag(Stamp other) {
        return etag.equals(other) ? this : new State(content, other, version, expiresAt, writtenAt, clock, recent);
    }

    public State writtenAt(long wallClock) {
        return new State(content, etag, version, expiresAt, wallClock, clock, recent);
    }

    /** Without the operations that it remembers. */
    public State forgetful() {
        return new State(content, etag, version, expiresAt, writtenAt, clock, Recent.NONE);
    }

    public boolean isPresent() {
        return content.isValue();
    }

    public boolean isExpired(long wallClock) {
        return isPresent() && expiresAt <= wallClock;
    }
}
