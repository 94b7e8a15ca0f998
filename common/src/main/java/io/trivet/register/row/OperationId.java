package io.trivet.register.row;

import java.util.UUID;

/**
 * Names one operation of one client: a UUID of version 7, so that ids are ordered by the time at which they were made.
 */
public record OperationId(long high, long low) implements Comparable<OperationId> {
    public static final OperationId NONE = new OperationId(0, 0);

    /** A version 7 UUID of this time in milliseconds since 1970, its other 74 bits taken from {@code random}. */
    public static OperationId of(long time, long randomHigh, long randomLow) {
        return new OperationId(time << 16 | 0x7000 | randomHigh & 0xFFF, randomLow & ~(3L << 62) | 2L << 62);
    }

    public static OperationId of(UUID id) {
        return new OperationId(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    public UUID uuid() {
        return new UUID(high, low);
    }

    public boolean isVersion7() {
        return (high >>> 12 & 0xF) == 7 && low >>> 62 == 2;
    }

    public long time() {
        return high >>> 16;
    }

    public boolean isAbove(OperationId other) {
        return compareTo(other) > 0;
    }

    public static OperationId max(OperationId a, OperationId b) {
        return a.isAbove(b) ? a : b;
    }

    @Override
    public int compareTo(OperationId other) {
        int byTime = Long.compareUnsigned(high, other.high);
        return byTime != 0 ? byTime : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return uuid().toString();
    }
}
