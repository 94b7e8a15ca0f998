package io.trivet.benchmark.plan;

/**
 * The keys that a cell goes over, and how long their values are. Each has keys of its own, so that none finds what
 * another left behind.
 */
public record DataSet(int keys, int bytes) {
    /** The last six characters of a key are its number. */
    public static final int MOST_KEYS = 1_000_000;
    /** Trivet takes as much by default, and etcd hardly more. */
    public static final int MOST_BYTES = 1_000_000;

    public static final DataSet USUAL = new DataSet(10_000, 100);
    public static final DataSet LARGE = new DataSet(10_000, 10_000);
    public static final DataSet MANY = new DataSet(MOST_KEYS, 100);

    /** Nine characters that no other set has. In base 64 they are whole groups, and so are six digits after them. */
    public String prefix() {
        String name = Long.toString(keys * (MOST_BYTES + 1L) + bytes, Character.MAX_RADIX);
        return "%8s/".formatted(name).replace(' ', '0');
    }

    public String key(int number) {
        return prefix() + "%06d".formatted(number);
    }

    @Override
    public String toString() {
        return "%,d keys, values of %,d bytes".formatted(keys, bytes);
    }
}
