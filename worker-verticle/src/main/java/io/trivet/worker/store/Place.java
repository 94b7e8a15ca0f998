package io.trivet.worker.store;

import io.trivet.register.row.Bytes;

/** Where a row is, in the order of the table's index. Statements take rows in this order: none wait in a circle. */
record Place(int partition, int fill, Bytes key) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
        int byPartition = Integer.compare(partition, other.partition);
        int byFill = byPartition != 0 ? byPartition : Integer.compare(fill, other.fill);
        return byFill != 0 ? byFill : key.compareTo(other.key);
    }
}
