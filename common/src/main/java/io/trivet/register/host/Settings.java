package io.trivet.register.host;

/** What may be tuned. Safety depends on none of it. */
public record Settings(Times times, Sizes sizes) {
    public static final Settings DEFAULT = new Settings(Times.DEFAULT, Sizes.DEFAULT);

    /**
     * Milliseconds.
     *
     * @param resend members that have not answered by then are asked again; doubles each time up to {@code resendMost}
     * @param hedge a quorum that was asked alone and has not answered by then is helped out by all other members
     * @param prepareLimit an attempt to become leader that has no quorum by then is given up
     * @param stepLimit a leader that cannot get a step chosen in this time resigns
     * @param askLimit how long a worker asked to take over waits for the present leader to prove itself
     */
    public record Times(
            long resend,
            long resendMost,
            long hedge,
            long prepareLimit,
            long stepLimit,
            long askLimit,
            Passes passes,
            Horizons horizons) {
        public static final Times DEFAULT =
                new Times(100, 1_000, 25, 2_000, 10_000, 100, Passes.DEFAULT, Horizons.DEFAULT);
    }

    /**
     * How often a leader does its background work.
     *
     * @param pause between two passes, in milliseconds
     * @param first between a new leader's comparisons, until it has looked at every member once
     * @param comparisons between two comparisons with members
     * @param sweeps between two sweeps
     */
    public record Passes(long pause, Rest first, Rest comparisons, Rest sweeps) {
        public static final Passes DEFAULT =
                new Passes(1_000, new Rest(100, 60_000), new Rest(4_000, 600_000), new Rest(2_000, 600_000));

        /** As often as the pause allows. */
        public static Passes restless(long pause) {
            return new Passes(pause, new Rest(0, 0), new Rest(0, 0), new Rest(0, 0));
        }
    }

    /**
     * What is done for all that is stored is not done again for a while.
     *
     * @param times so many times as long as it took
     * @param most but no longer than this, in milliseconds
     */
    public record Rest(int times, long most) {
        public long restAfter(long took) {
            return Math.min(times * took, most);
        }
    }

    /**
     * Milliseconds for which things are remembered.
     *
     * @param retry how long a row keeps an operation id
     * @param idsAhead an id further ahead than this of the leader's clock and of all stored ids is refused
     * @param purgeGrace how old a tombstone gets before it is purged
     */
    public record Horizons(long retry, long idsAhead, long purgeGrace) {
        public static final Horizons DEFAULT = new Horizons(60_000, 3_600_000, 600_000);
    }

    /**
     * Counts.
     *
     * @param recentIds how many operation ids a row keeps, and how many operations one fold takes
     * @param knownKeys how many keys a leader keeps at hand before it packs idle ones
     * @param knownBytes how much their values may take before it does
     * @param packedBytes how much packed keys may take, of all leaders of a lane, before these are forgotten
     * @param waiting how many operations may wait at one leader
     * @param behindKeys how many keys are noted for a member that missed them; beyond that digests are compared
     * @param page how many rows one message of the background work carries at most
     */
    public record Sizes(
            int recentIds, int knownKeys, long knownBytes, long packedBytes, int waiting, int behindKeys, int page) {
        public static final Sizes DEFAULT = new Sizes(50, 10_000, 1 << 20, 1 << 20, 10_000, 1_000, 256);
    }
}
