package io.trivet.bus;

/**
 * The bounds of a desk.
 *
 * @param pending questions that wait for an answer, at the whole desk
 * @param pendingEach the same, for one address
 * @param unanswered bytes of questions that were sent to one address and wait for an answer: over it nothing with rows
 *     is sent there, over twice as many nothing at all
 * @param parcel bytes after which a further parcel is begun
 * @param addresses that a desk keeps in mind at a time
 * @param answering questions of others that are being answered
 * @param answeringBytes how many bytes those may have arrived in; also how many bytes of answers one address is sent
 *     before anything more comes from it
 */
public record DeskSettings(
        int pending,
        int pendingEach,
        long unanswered,
        int parcel,
        int addresses,
        int answering,
        long answeringBytes,
        Times times) {
    public static final DeskSettings DEFAULT =
            new DeskSettings(100_000, 20_000, 4 << 20, 1 << 20, 1_024, 50_000, 64 << 20, new Times(1, 50));

    /**
     * Milliseconds.
     *
     * @param linger for so long more is gathered for an address that owes an answer
     * @param sweep between two looks for questions whose limit has passed
     */
    public record Times(long linger, long sweep) {}
}
