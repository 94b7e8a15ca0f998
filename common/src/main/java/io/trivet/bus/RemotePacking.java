package io.trivet.bus;

import io.trivet.bus.DeskCounters.Count;
import io.trivet.bus.wire.WireWriter;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** A parcel for another process: bytes, over the event bus. */
final class RemotePacking implements Packing {
    private final Desk desk;
    private final String address;
    private final WireWriter items = new WireWriter();
    private final long since;
    private int count;

    RemotePacking(Desk desk, String address) {
        this.desk = desk;
        this.address = address;
        this.since = desk.timing().now();
    }

    @Override
    public int add(Parcel.Item item) {
        int before = items.length();
        boolean written = false;
        try {
            ParcelCodec.write(items, item);
            written = true;
        } finally {
            if (!written) {
                items.cutTo(before);
            }
        }
        count++;
        return items.length() - before;
    }

    @Override
    public boolean isFull() {
        return items.length() >= desk.settings().parcel();
    }

    @Override
    public boolean send() {
        Optional<Sender> self = desk.remoteSelf();
        if (self.isEmpty()) {
            return false;
        }
        Buffer parcel = ParcelCodec.seal(self.get(), since, count, items);
        boolean sent = desk.courier().send(address, parcel);
        if (sent) {
            desk.counters().add(Count.PARCELS_SENT);
            desk.counters().add(Count.BYTES_SENT, parcel.length());
        }
        return sent;
    }
}
