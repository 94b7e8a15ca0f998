package io.trivet.node.cluster;

import io.trivet.bus.Topics;

/** What all sessions of one process share. */
record LinkParts(
        String node, ClusterSettings settings, LinkTimes times, Doors doors, Watchdog watchdog, LinkCounters counters) {
    /** The desk of the link itself: it answers whoever asks whether it hears. */
    private static final String LINK = "link";

    String address(String session, String desk) {
        return Topics.inbox(node, session, desk);
    }

    String address(String session) {
        return address(session, LINK);
    }
}
