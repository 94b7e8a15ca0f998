package io.trivet.benchmark.heal;

import io.trivet.benchmark.plan.DataSet;

/**
 * How a cluster got over the loss of a worker.
 *
 * @param lost the worker's name
 * @param workers how many there were
 * @param held rows that it had
 * @param copied rows that the others have more than before
 * @param maximum operations per second of closed loops
 * @param pace operations per second that were to be sent
 * @param unnoticed seconds until it was declared down
 * @param seconds from there until every partition had all its copies
 * @param before the load before the loss
 * @param missing the load until it was declared down
 * @param healing the load until there were all copies
 */
public record Healed(
        DataSet data,
        String lost,
        int workers,
        long held,
        long copied,
        double maximum,
        double pace,
        double unnoticed,
        double seconds,
        Stretch before,
        Stretch missing,
        Stretch healing) {

    public double rowsPerSecond() {
        return copied / seconds;
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
