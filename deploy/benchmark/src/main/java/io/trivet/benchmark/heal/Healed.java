package io.trivet.benchmark.heal;

/**
 * How a cluster got over the loss of a worker.
 *
 * @param maximum operations per second of closed loops
 * @param pace operations per second that were to be sent
 * @param before the load before the loss
 * @param missing the load until the worker was declared down
 * @param healing the load from there until every partition had all its copies
 */
public record Healed(Loss loss, double maximum, double pace, Stretch before, Stretch missing, Stretch healing) {
    /** From its being declared down until every partition had all its copies. */
    public double seconds() {
        return healing.sample().seconds();
    }

    public double rowsPerSecond() {
        return loss.copied() / seconds();
    }

    /** Client-seconds without a success since the loss. */
    public long lostClientSeconds() {
        return missing.lost() + healing.lost();
    }

    public long errors() {
        return before.sample().errors()
                + missing.sample().errors()
                + healing.sample().errors();
    }
}
