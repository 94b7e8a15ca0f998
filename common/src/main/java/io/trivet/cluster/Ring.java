package io.trivet.cluster;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The circle of consistent hashing, with many points for each worker of a crew.
 *
 * <p>It gives every partition an order of preference among the workers that hardly depends on who else is there. Loads
 * are bounded tightly, so the ring decides only between workers that have room.
 */
final class Ring {

    private static final int POINTS_PER_WORKER = 64;

    /** The low bits of a point tell whose it is. */
    private static final long OWNER = 0xFFFF;

    private static final int PARTITIONS = -1;

    private final long[] points;

    /** A ring of some workers of the crew, which are named by their index. */
    Ring(Crew crew, int... workers) {
        points = new long[workers.length * POINTS_PER_WORKER];
        int at = 0;
        for (int worker : workers) {
            for (int i = 0; i < POINTS_PER_WORKER; i++) {
                points[at++] = hash(crew.number(worker), i) & ~OWNER | worker;
            }
        }
        Arrays.sort(points);
    }

    /** Where partitions are on every ring. */
    static long[] pointsOf(int partitions) {
        long[] points = new long[partitions];
        Arrays.setAll(points, partition -> hash(PARTITIONS, partition));
        return points;
    }

    /** The first worker clockwise from a point that is accepted; there has to be one. */
    int find(long from, IntPredicate accepted) {
        int place = successor(from);
        while (!accepted.test(owner(place))) {
            place = (place + 1) % points.length;
        }
        return owner(place);
    }

    /** How far it is, clockwise from a point, to the next point of the ring; halved, so that it is never negative. */
    long distance(long from) {
        return points[successor(from)] - from >>> 1;
    }

    private int owner(int place) {
        return (int) (points[place] & OWNER);
    }

    private int successor(long from) {
        int found = Arrays.binarySearch(points, from);
        return found >= 0 ? found : (-found - 1) % points.length;
    }

    private static long hash(int first, int second) {
        return KeyHash.hash(ByteBuffer.allocate(8).putInt(first).putInt(second).array());
    }
}
