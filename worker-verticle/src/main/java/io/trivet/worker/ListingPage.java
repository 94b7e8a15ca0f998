package io.trivet.worker;

import io.trivet.bus.Response.Item;
import io.trivet.bus.Response.Listed;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Content;
import io.trivet.register.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A page that is being filled, in key order. It may end with some items more than were asked for, not with a hole. */
final class ListingPage {
    /** Keys looked at in one go: each may have a large value. */
    static final int STRIDE = 32;
    /** No more is read from here on, so that an answer stays a message of ordinary size. */
    private static final int ENOUGH_BYTES = 512 << 10;

    private final int limit;
    private final boolean values;
    private final List<Integer> notHere;
    private final List<Item> items = new ArrayList<>();
    private int bytes;

    ListingPage(int limit, boolean values, List<Integer> notHere) {
        this.limit = limit;
        this.values = values;
        this.notHere = notHere;
    }

    /** Adds what holds a value. */
    void add(SortedMap<Bytes, Optional<Row>> rows) {
        rows.forEach((key, row) -> row.ifPresent(present -> add(key, present)));
    }

    private void add(Bytes key, Row row) {
        if (row.state().content() instanceof Content.Value value) {
            items.add(Item.of(key, row.state(), value, values));
            bytes += key.length() + (values ? value.bytes().length() : 0);
        }
    }

    boolean isFull() {
        return items.size() >= limit || bytes >= ENOUGH_BYTES;
    }

    Listed listed(boolean more) {
        return new Listed(items, more, notHere);
    }
}
