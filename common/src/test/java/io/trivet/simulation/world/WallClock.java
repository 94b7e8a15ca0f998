package io.trivet.simulation.world;

/** A machine's wall clock: wrong by an offset that a fault may change at any time, also backwards, and by a drift. */
public final class WallClock {
    /** Some moment of 2025, at which all runs begin. */
    public static final long START = 1_750_000_000_000L;

    private final int driftPpm;
    private long offset;

    /** @param driftPpm how much too fast it runs, in millionths */
    public WallClock(long offset, int driftPpm) {
        this.offset = offset;
        this.driftPpm = driftPpm;
    }

    public static WallClock exact() {
        return new WallClock(0, 0);
    }

    public void jump(long millis) {
        offset += millis;
    }

    long at(long now) {
        return START + offset + now + now * driftPpm / 1_000_000;
    }
}
