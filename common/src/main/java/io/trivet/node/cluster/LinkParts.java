package io.trivet.node.cluster;

import io.trivet.bus.Topics;
import java.util.function.Consumer;

/**
 * What all sessions of one process share.
 *
 * @param ended is told the session of another process that has ended
 */
record LinkParts(
        String node,
        ClusterSettings settings,
        LinkTimes times,
        Doors doors,
        Watchdog watchdog,
        LinkCounters counters,
        Consumer<String> ended) {
    /** The desk of the link itself: it answers whoever asks whether it hears. */
    private static final String LINK = "link";

    String address(String session, String desk) {
        return Topics.inbox(node, session, desk);
    }

    String address(String session) {
        return address(session, LINK);
    }
}
