package io.trivet.cluster;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * XXH64, and the partition of a key.
 *
 * <p>The placement of every stored key rests on these functions: they can never change for a cluster that exists, which
 * is why they are written out here and pinned by published vectors instead of taken from a library.
 */
public final class KeyHash {

    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_3 = 0x165667B19E3779F9L;
    private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;

    private static final int STRIPE = 32;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private KeyHash() {}

    public static long hash(byte[] bytes) {
        return hash(bytes, 0, bytes.length, 0);
    }

    public static long hash(byte[] bytes, int offset, int length, long seed) {
        int end = offset + length;
        int stripesEnd = offset + length / STRIPE * STRIPE;
        long hash = (stripesEnd > offset ? stripes(bytes, offset, stripesEnd, seed) : seed + PRIME_5) + length;
        return avalanche(tail(bytes, stripesEnd, end, hash));
    }

    /** The partition of a key, in {@code 0 .. partitions - 1}: the hash read as a fraction, times their number. */
    public static int partition(byte[] key, int partitions) {
        if (partitions <= 0) {
            throw new IllegalArgumentException("number of partitions: " + partitions);
        }
        long hash = hash(key);
        // Math.unsignedMultiplyHigh came with Java 18; the second factor is never negative
        return (int) (Math.multiplyHigh(hash, partitions) + ((hash >> 63) & partitions));
    }

    private static long stripes(byte[] bytes, int from, int to, long seed) {
        long v1 = seed + PRIME_1 + PRIME_2;
        long v2 = seed + PRIME_2;
        long v3 = seed;
        long v4 = seed - PRIME_1;
        for (int at = from; at < to; at += STRIPE) {
            v1 = round(v1, (long) LONGS.get(bytes, at));
            v2 = round(v2, (long) LONGS.get(bytes, at + 8));
            v3 = round(v3, (long) LONGS.get(bytes, at + 16));
            v4 = round(v4, (long) LONGS.get(bytes, at + 24));
        }
        long hash = Long.rotateLeft(v1, 1) + Long.rotateLeft(v2, 7) + Long.rotateLeft(v3, 12) + Long.rotateLeft(v4, 18);
        return merge(merge(merge(merge(hash, v1), v2), v3), v4);
    }

    private static long tail(byte[] bytes, int from, int to, long start) {
        long hash = start;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            hash = Long.rotateLeft(hash ^ round(0, (long) LONGS.get(bytes, at)), 27) * PRIME_1 + PRIME_4;
        }
        if (at + 4 <= to) {
            long four = (int) INTS.get(bytes, at) & 0xFFFF_FFFFL;
            hash = Long.rotateLeft(hash ^ four * PRIME_1, 23) * PRIME_2 + PRIME_3;
            at += 4;
        }
        for (; at < to; at++) {
            hash = Long.rotateLeft(hash ^ (bytes[at] & 0xFF) * PRIME_5, 11) * PRIME_1;
        }
        return hash;
    }

    private static long round(long lane, long input) {
        return Long.rotateLeft(lane + input * PRIME_2, 31) * PRIME_1;
    }

    private static long merge(long hash, long lane) {
        return (hash ^ round(0, lane)) * PRIME_1 + PRIME_4;
    }

    private static long avalanche(long mixed) {
        long hash = (mixed ^ mixed >>> 33) * PRIME_2;
        hash = (hash ^ hash >>> 29) * PRIME_3;
        return hash ^ hash >>> 32;
    }
}
