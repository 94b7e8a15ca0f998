package io.trivet.bus;

import java.util.ArrayList;
import java.util.List;

/** A parcel for a desk of the same process: the very objects, handed over to its event loop. */
final class LocalPacking implements Packing {
    private final Desk from;
    private final Desk to;
    private final List<Parcel.Item> items = new ArrayList<>();

    LocalPacking(Desk from, Desk to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public int add(Parcel.Item item) {
        items.add(item);
        return 0;
    }

    @Override
    public boolean isFull() {
        return false;
    }

    @Override
    public boolean send() {
        Parcel parcel = new Parcel(from.localSelf(), from.timing().now(), items);
        if (from == to) {
            to.take(parcel);
        } else {
            to.loop().execute(() -> to.take(parcel));
        }
        return true;
    }
}
