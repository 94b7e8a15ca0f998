package io.trivet.process;

import io.trivet.rest.port.NodeStatus.Health;

/**
 * Tells who is up by how long it has been silent. A process that was frozen itself has heard nobody, which says nothing
 * about the others: after a gap in its own ticking everybody gets a full timeout.
 */
final class Detector {
    /** Silent since before this process began to listen. */
    static final long NEVER_HEARD = Long.MAX_VALUE;

    private final long suspectAfter;
    private final long downAfter;
    private long listensSince;
    private long tickedAt;

    Detector(long suspectAfter, long downAfter, long now) {
        this.suspectAfter = suspectAfter;
        this.downAfter = downAfter;
        this.listensSince = now;
        this.tickedAt = now;
    }

    /** To be called regularly, a few times within the shorter timeout. */
    void tick(long now) {
        if (now - tickedAt >= suspectAfter) {
            listensSince = now;
        }
        tickedAt = now;
    }

    /** @param silence milliseconds since it was last heard */
    Health state(long silence, long now) {
        // Whoever asks right after a freeze may come before the tick that would have noticed it.
        tick(now);
        long counted = Math.min(silence, now - listensSince);
        return counted >= downAfter ? Health.DOWN : counted >= suspectAfter ? Health.SUSPECT : Health.UP;
    }
}
