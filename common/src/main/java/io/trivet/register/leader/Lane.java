package io.trivet.register.leader;

import io.trivet.register.host.Host;

/** What the leaders of a lane have together. */
public final class Lane {
    private final Host host;
    private final RollCalls rollCalls;
    private final Fills fills;
    private final Scans scans;

    public Lane(Host host) {
        this.host = host;
        this.rollCalls = new RollCalls(host);
        this.fills = new Fills(host);
        this.scans = new Scans(host.timing());
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
}
