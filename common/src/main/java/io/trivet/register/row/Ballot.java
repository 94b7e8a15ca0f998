package io.trivet.register.row;

/**
 * A proposal number: {@code (epoch, round, worker)} in one {@code long} of 20, 27 and 16 bits, so that comparing the
 * bits compares them in that order. The top bit of the worker marks a controller.
 */
public record Ballot(long bits) implements Comparable<Ballot> {
    public static final Ballot NONE = new Ballot(0);
    public static final int MAX_EPOCH = (1 << 20) - 1;
    public static final int MAX_ROUND = (1 << 27) - 1;
    public static final int MAX_WORKER = (1 << 16) - 1;

    public static Ballot of(int epoch, int round, int worker) {
        require(epoch, MAX_EPOCH, "epoch");
        require(round, MAX_ROUND, "round");
        require(worker, MAX_WORKER, "worker");
        return new Ballot((long) epoch << 43 | (long) round << 16 | worker);
    }

    private static void require(int value, int most, String name) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(name + " " + value + " is not within 0.." + most);
        }
    }

    public int epoch() {
        return (int) (bits >>> 43);
    }

    public int round() {
        return (int) (bits >>> 16) & MAX_ROUND;
    }

    public int worker() {
        return (int) bits & MAX_WORKER;
    }

    /** The round to take in this epoch so as to be above this ballot; above {@link #MAX_ROUND} there is none left. */
    public int roundAbove(int epoch) {
        return epoch == epoch() ? round() + 1 : epoch > epoch() ? 1 : MAX_ROUND + 1;
    }

    public boolean isAbove(Ballot other) {
        return bits > other.bits;
    }

    public boolean isBelow(Ballot other) {
        return bits < other.bits;
    }

    public static Ballot max(Ballot a, Ballot b) {
        return a.isAbove(b) ? a : b;
    }

    @Override
    public int compareTo(Ballot other) {
        return Long.compare(bits, other.bits);
    }

    @Override
    public String toString() {
        return bits == 0 ? "-" : "e" + epoch() + "." + round() + "." + worker();
    }
}
