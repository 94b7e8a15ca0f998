package io.trivet.watch.hub;

import io.trivet.watch.Position;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far all partitions have been told.
 *
 * @param cluster tells clusters apart
 * @param partitions how many there are
 * @param each of all partitions, or of none
 */
public record Positions(int cluster, int partitions, Map<Integer, Position> each) {
    public Positions {
        each = Collections.unmodifiableMap(new TreeMap<>(each));
    }

    boolean isWhole() {
        return each.size() == partitions;
    }
}
