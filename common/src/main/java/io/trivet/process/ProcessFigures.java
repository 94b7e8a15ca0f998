package io.trivet.process;

import io.trivet.bus.Desk;
import io.trivet.bus.DeskCounters;
import io.trivet.bus.DeskCounters.Count;
import io.trivet.gateway.Gateway;
import io.trivet.node.ClusterMetrics;
import io.trivet.node.telemetry.Metrics;
import java.util.Locale;

/** The figures that every process has. */
public final class ProcessFigures {
    private ProcessFigures() {}

    static void register(Metrics metrics, Gateway gateway, Membership membership, Desk desk) {
        metrics.gauge(
                "operations.under.way", "Operations of clients that wait for their answer", gateway, Gateway::inFlight);
        metrics.gauge("map.version", "The newest cluster map seen", membership.maps(), maps -> maps.version());
        ClusterMetrics.bind(metrics, membership.link(), membership.roster());
        of(metrics, "main", desk.counters());
    }

    /** What a desk has counted. */
    public static void of(Metrics metrics, String name, DeskCounters counters) {
        for (Count count : Count.values()) {
            metrics.counted(
                    "bus." + count.name().toLowerCase(Locale.ROOT).replace('_', '.'),
                    "What was said to other desks and heard of them",
                    counters,
                    all -> all.get(count),
                    "desk",
                    name);
        }
    }
}
