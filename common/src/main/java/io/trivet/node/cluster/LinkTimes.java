package io.trivet.node.cluster;

import java.time.Duration;

/**
 * When a stay in the cluster counts as over, and how long its parts may take. All times are in milliseconds.
 * Where a process frozen for long must not be taken for one that is deaf or stuck, only time in which it ran counts.
 *
 * @param gap a process that stood still for longer was, or will be, evicted by the others
 * @param deaf without a word from any other member for so long, something is wrong here
 * @param calm how long a new session is given before it counts as deaf
 * @param ping between two of the link's own questions to some other member
 * @param step how long one step of joining or leaving may take
 * @param hopeless joining that has not succeeded by then will not
 */
record LinkTimes(long gap, long deaf, long calm, long ping, long step, long hopeless) {
    private static final long MARGIN = 1_500;

    /** The others evict after this; whoever stood still a little shorter cannot be sure that they did not. */
    static LinkTimes forEviction(Duration evictAfter) {
        return new LinkTimes(evictAfter.toMillis() - MARGIN, 25_000, 30_000, 5_000, 30_000, 60_000);
    }
}
