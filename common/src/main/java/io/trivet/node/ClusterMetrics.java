package io.trivet.node;

import io.trivet.node.cluster.ClusterLink;
import io.trivet.node.cluster.LinkCounters;
import io.trivet.node.cluster.Roster;
import io.trivet.node.telemetry.Metrics;

/** What Prometheus is told of a process' place in the cluster. */
public final class ClusterMetrics {
    private ClusterMetrics() {}

    public static void bind(Metrics metrics, ClusterLink link, Roster roster) {
        LinkCounters counters = link.counters();
        metrics.counted(
                "link.sessions",
                "Stays in the cluster: each after the first is a return.",
                counters,
                LinkCounters::sessions);
        metrics.counted("link.sent", "Messages handed to the event bus.", counters, LinkCounters::sent);
        metrics.counted("link.received", "Messages handed to a desk.", counters, LinkCounters::received);
        metrics.counted(
                "link.dropped", "Messages that were late, foreign, or too many.", counters, LinkCounters::dropped);
        metrics.gauge(
                "link.members", "Processes that Hazelcast counts, 0 without a session.", link, ClusterLink::members);
        metrics.gauge(
                "link.peers",
                "Processes that were heard lately, this one included.",
                roster,
                peers -> peers.heardLately().size());
    }
}
