package io.trivet.register.leader;

import io.trivet.register.host.RowPacking;

/** How much memory the leaders of a lane may take for packed rows: all that pack any, the same part each. */
final class Room {
    private final RowPacking packing;
    private final long bytes;
    private int sharers;

    Room(RowPacking packing, long bytes) {
        this.packing = packing;
        this.bytes = bytes;
    }

    RowPacking packing() {
        return packing;
    }

    void enter() {
        sharers++;
    }

    void leave() {
        sharers--;
    }

    long part() {
        return bytes / Math.max(1, sharers);
    }
}
