package io.trivet.worker.store;

/**
 * The fence of a lane as one connection has taken it, and the lane's beat. Each statement raises the beat by one, and
 * says which beat it expects: that which the statement before it leaves. So of two that are under way the second does
 * nothing if the first has failed, although PostgreSQL would carry it out by itself.
 */
final class Fence {
    private final int lane;
    private final long number;
    private long expected;
    private long reached;

    Fence(int lane, long number, long beat) {
        this.lane = lane;
        this.number = number;
        this.expected = beat;
        this.reached = beat;
    }

    int lane() {
        return lane;
    }

    long number() {
        return number;
    }

    /** What the next statement is to expect. */
    long expect() {
        return expected++;
    }

    /** As of the last statement that has committed. */
    long reached() {
        return reached;
    }

    /** A statement has committed and left this beat. */
    void reach(long beat) {
        reached = beat;
    }
}
