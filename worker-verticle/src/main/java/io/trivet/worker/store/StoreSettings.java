package io.trivet.worker.store;

/**
 * What may be tuned of a lane's store. Safety depends on none of it.
 *
 * @param inFlight statements under way at once on a lane's connection
 * @param gather milliseconds at most from one statement of many writes to the next, which gathers more meanwhile
 * @param batchRows rows in one statement at most
 * @param batchBytes bytes of keys and values in one statement at most, unless one write alone has more
 * @param sweepRows rows of emptied partitions that one statement deletes
 * @param silence seconds without any answer after which a connection counts as lost
 * @param connectLimit milliseconds within which a connection has to be made
 * @param trustsUnsafeServer whether a server that may lose commits is used all the same
 */
public record StoreSettings(
        int inFlight,
        int gather,
        int batchRows,
        int batchBytes,
        int sweepRows,
        int silence,
        long connectLimit,
        boolean trustsUnsafeServer) {
    public static final StoreSettings DEFAULT = new StoreSettings(2, 6, 256, 1 << 20, 500, 10, 15_000, false);

    public StoreSettings {
        if (inFlight < 1
                || gather < 0
                || batchRows < 1
                || batchBytes < 1
                || sweepRows < 1
                || silence < 1
                || connectLimit < 1) {
            throw new IllegalArgumentException("every limit of a store is at least 1, and no time is less than none");
        }
    }

    public StoreSettings trustingUnsafeServer() {
        return new StoreSettings(inFlight, gather, batchRows, batchBytes, sweepRows, silence, connectLimit, true);
    }
}
