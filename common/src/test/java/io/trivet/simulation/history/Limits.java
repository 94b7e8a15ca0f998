package io.trivet.simulation.history;

import java.util.concurrent.TimeUnit;

/**
 * What a check takes for granted.
 *
 * @param unit the unit of the calls' times
 * @param skew by how many milliseconds the clocks that decide on expiry may differ from the calls' clock
 * @param states how many states of one key each of up to four searches looks at, beside the calls' own number, before
 *     the key is given up as undecided
 */
public record Limits(TimeUnit unit, long skew, long states) {
    public static final Limits DEFAULT = new Limits(TimeUnit.MILLISECONDS, 0, 1_000_000);

    public Limits withSkew(long millis) {
        return new Limits(unit, millis, states);
    }

    public Limits in(TimeUnit timesUnit) {
        return new Limits(timesUnit, skew, states);
    }

    public Limits atMost(long mostStates) {
        return new Limits(unit, skew, mostStates);
    }

    /** The earliest moment at which a value may expire that was given this time to live at {@code invoked} or later. */
    long earliestEnd(long invoked, long ttl) {
        return plus(invoked, Math.max(0, ttl - skew));
    }

    /** The latest moment, {@link Call#NEVER} for a write that may have been made at any time. */
    long latestEnd(long returned, long ttl) {
        return returned == Call.NEVER ? Call.NEVER : plus(returned, ttl + skew);
    }

    private long plus(long time, long millis) {
        long sum = time + unit.convert(millis, TimeUnit.MILLISECONDS);
        return sum < time ? Call.NEVER - 1 : sum;
    }
}
