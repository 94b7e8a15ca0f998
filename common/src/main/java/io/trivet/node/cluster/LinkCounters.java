package io.trivet.node.cluster;

import java.util.concurrent.atomic.LongAdder;

/** What went over the link, over all sessions. Any thread may count and read. */
public final class LinkCounters {
    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder sessions = new LongAdder();

    void countSent() {
        sent.increment();
    }

    void countReceived() {
        received.increment();
    }

    void countDropped() {
        dropped.increment();
    }

    void countSession() {
        sessions.increment();
    }

    /** Messages handed to the event bus. */
    public long sent() {
        return sent.sum();
    }

    /** Messages handed to an inbox. */
    public long received() {
        return received.sum();
    }

    /** Messages that came too late, were none of ours, or found their inbox full. */
    public long dropped() {
        return dropped.sum();
    }

    /** Stays in the cluster so far: each above the first is a return after a freeze or a fault. */
    public long sessions() {
        return sessions.sum();
    }
}
