package io.trivet.register.leader;

import io.trivet.register.host.Host;
import io.trivet.register.host.RowPacking;

/** What the leaders of a lane have together. */
public final class Lane {
    private final Host host;
    private final RollCalls rollCalls;
    private final Fills fills;
    private final Scans scans;
    private final Room room;

    public Lane(Host host, RowPacking packing) {
        this.host = host;
        this.rollCalls = new RollCalls(host);
        this.fills = new Fills(host);
        this.scans = new Scans(host.timing());
        this.room = new Room(packing, host.settings().sizes().packedBytes());
    }

    Host host() {
        return host;
    }

    RollCalls rollCalls() {
        return rollCalls;
    }

    Fills fills() {
        return fills;
    }

    Scans scans() {
        return scans;
    }

    Room room() {
        return room;
    }
}
