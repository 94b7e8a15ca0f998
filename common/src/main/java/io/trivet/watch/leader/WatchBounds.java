package io.trivet.watch.leader;

/**
 * How much is kept in mind for those who watch.
 *
 * @param keys that have changed, for each partition
 * @param bytes of these with their values, for each partition
 * @param value the largest value in bytes that is told along
 */
public record WatchBounds(int keys, int bytes, int value) {
    public static final WatchBounds DEFAULTS = new WatchBounds(1_000, 256 << 10, 4 << 10);
}
