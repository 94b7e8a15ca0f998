package io.trivet.cluster.plan;

import io.trivet.cluster.WorkerSet;

/** What an operator tells the keeper of the map to do. Given twice it does nothing more. */
public sealed interface Order {
    /** Move everything away from this worker, which goes on serving meanwhile. */
    record Drain(int worker) implements Order {}

    /** Take it back. */
    record Undrain(int worker) implements Order {}

    /** It is gone for good: one that is down, or holds nothing any more. */
    record Remove(int worker) implements Order {}

    /** Look now at what is to be moved, and wait no longer for those that are down. */
    record Rebalance() implements Order {}

    /**
     * The operator's last resort: these workers never come back, and what no survivor has is given up. Makes a new
     * epoch from the survivors wherever a quorum is gone, the map's own partition included.
     */
    record Recover(WorkerSet lost) implements Order {}
}
