package io.trivet.simulation.history;

/**
 * The state of a key as the checker imagines it; values and ETags are numbered by {@link Values} and {@link Etags}.
 *
 * @param earliest from when on the value may expire, {@link Call#NEVER} if it has no time to live
 * @param latest from when on the value must have expired, {@link Call#NEVER} if nobody knows
 */
record Model(long version, int value, int etag, long earliest, long latest) {
    static final Model ABSENT = new Model(0, Values.NONE, Etags.NONE, Call.NEVER, Call.NEVER);

    boolean isPresent() {
        return version > 0;
    }

    boolean mayExpire() {
        return earliest != Call.NEVER;
    }

    Model put(int newValue, int newEtag, long newEarliest, long newLatest) {
        return new Model(version + 1, newValue, newEtag, newEarliest, newLatest);
    }

    Model touched(long newEarliest, long newLatest) {
        return new Model(version + 1, value, etag, newEarliest, newLatest);
    }

    Model incremented(int newValue, int newEtag) {
        return new Model(version + 1, newValue, newEtag, earliest, latest);
    }

    /** The same for all that comes after the given time: when it was that the value could first expire is over. */
    Model seenFrom(long time) {
        return earliest <= time ? new Model(version, value, etag, Long.MIN_VALUE, latest) : this;
    }

    Model withEtag(int newEtag) {
        return new Model(version, value, newEtag, earliest, latest);
    }

    long hash(long seed) {
        long hash = Mix.of(seed + version);
        hash = Mix.of(hash ^ ((long) value << 32 | etag & 0xFFFFFFFFL));
        return mayExpire() ? Mix.of(Mix.of(hash ^ earliest) + latest) : hash;
    }
}
