package io.trivet.rest.http;

import java.util.concurrent.TimeUnit;

/**
 * How many requests are worth taking on at once. More than a cluster can carry does not get done for being taken on:
 * all of it waits, in queues and for the processor, until nobody waits for the answers any more. So this begins with
 * some, goes down fast while most of what gets done takes long, and up when nearly all is fast and more is asked for.
 * All event loops share it.
 *
 * <p>When a disk stands still for a moment, all that waited for it is slow, and gets done in one window. Only what
 * takes long in two windows, one after the other, is too much.
 *
 * <p>Only what was done counts. What fails, because its partition has no quorum, says nothing of how much the others
 * can carry, and must not keep their requests out.
 */
public final class Throttle {
    /** Never fewer: at a few milliseconds each, these are thousands a second already. */
    static final int LEAST = 32;

    /** A node that has just started is slow, and one that was idle does not know how fast it is. */
    static final int BEGINNING = 256;

    /** Long enough to see what became of the last change, short beside the time that clients wait. */
    static final long WINDOW = TimeUnit.MILLISECONDS.toNanos(250);

    /** So few say nothing: they may have waited for a takeover. */
    private static final int ENOUGH = 8;

    /** To take on more, so many must be fast for one that is slow. */
    private static final int NEARLY_ALL = 10;

    private static final int WINDOWS_TO_FULL = 40;

    private final int least;
    private final int beginning;
    private final int most;
    private final long slow;
    private int limit;
    private int fastOnes;
    private int slowOnes;
    private boolean wasSlow;
    private long begun;

    /** @param slowMillis what takes longer is slow */
    public Throttle(int most, long slowMillis, long now) {
        this.least = Math.min(LEAST, most);
        this.beginning = Math.min(BEGINNING, most);
        this.most = most;
        this.slow = TimeUnit.MILLISECONDS.toNanos(slowMillis);
        this.limit = beginning;
        this.begun = now;
    }

    /** What the limit is now, in nanoseconds of any one clock, with so many requests under way. */
    synchronized int limit(long now, int underWay) {
        long windows = (now - begun) / WINDOW;
        if (windows > 0) {
            look((int) Math.min(windows, WINDOWS_TO_FULL), underWay);
            begun = now;
            fastOnes = 0;
            slowOnes = 0;
        }
        return limit;
    }

    /** Something was done, and took so long. */
    synchronized void done(long nanos) {
        if (nanos > slow) {
            slowOnes++;
        } else {
            fastOnes++;
        }
    }

    private void look(int windows, int underWay) {
        boolean isSlow = slowOnes > fastOnes && slowOnes + fastOnes >= ENOUGH;
        boolean isTooMuch = isSlow && wasSlow;
        wasSlow = isSlow;
        if (isTooMuch) {
            limit = Math.max(least, Math.min(limit, underWay) / 2);
            grow(windows - 1, beginning);
        } else if (!isSlow && underWay <= limit / 2) {
            grow(windows, beginning);
        } else if (fastOnes > NEARLY_ALL * slowOnes) {
            grow(1, most);
        }
    }

    private void grow(int times, int enough) {
        for (int i = 0; i < times && limit < enough; i++) {
            limit = Math.min(enough, limit + limit / 2);
        }
    }
}
