package io.trivet.worker;

import io.trivet.cluster.ClusterMap;
import io.trivet.node.telemetry.Metrics;
import io.trivet.process.Membership;
import io.trivet.worker.store.StoreFigures;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** A worker's figures. What they show was put together by its event loops; scrapes only read it. */
final class WorkerFigures {
    private WorkerFigures() {}

    static void ofWorker(Metrics metrics, Memory memory, Membership membership) {
        metrics.gauge("leaderships", "Partitions that this worker leads", memory, Memory::leading);
        metrics.gauge("leaderships.verified", "Those whose every key is known to be whole", memory, Memory::verified);
        metrics.gauge(
                "partitions.below.copies",
                "Partitions led here of which fewer members than there should be were heard lately",
                memory,
                own -> membership
                        .maps()
                        .newest()
                        .map(map -> missing(map, own, membership))
                        .orElse(0L));
    }

    private static long missing(ClusterMap map, Memory memory, Membership membership) {
        return memory.leads().stream()
                .filter(partition ->
                        partition >= 0 && partition < map.partitions().size())
                .filter(partition -> map.config(partition).voters().stream()
                                .filter(worker -> !membership.roster().silent(worker))
                                .count()
                        < map.replicas())
                .count();
    }

    static void ofLane(Metrics metrics, int lane, LaneFigures figures, Memory memory) {
        String[] label = {"lane", Integer.toString(lane)};
        count(metrics, "takeovers", "Partitions that this lane became leader of", figures.takeovers(), label);
        count(metrics, "leaderships.ended", "Leaderships of this lane that are over", figures.ended(), label);
        count(metrics, "rows.chosen", "Rows that a quorum has stored", figures.chosen(), label);
        count(metrics, "rows.purged", "Tombstones that were forgotten", figures.purged(), label);
        count(metrics, "rows.twins", "Two rows with one stamp: never, or something is broken", figures.twins(), label);
        counted(metrics, "store.statements", "Statements that have committed", memory, lane, StoreFigures::statements);
        counted(metrics, "store.rows", "Rows in statements that have committed", memory, lane, StoreFigures::rows);
        gauge(
                metrics,
                "store.commit.micros",
                "The last commit, from sending to answer",
                memory,
                lane,
                StoreFigures::commitMicros);
        gauge(metrics, "store.waiting", "Writes that are in no statement yet", memory, lane, StoreFigures::waiting);
        gauge(metrics, "store.waiting.bytes", "Their keys and values", memory, lane, StoreFigures::waitingBytes);
    }

    private static void count(Metrics metrics, String name, String help, LongAdder adder, String... labels) {
        metrics.counted(name, help, adder, LongAdder::sum, labels);
    }

    private static void counted(
            Metrics metrics, String name, String help, Memory memory, int lane, ToLongFunction<StoreFigures> figure) {
        metrics.counted(name, help, memory, of(lane, figure), "lane", Integer.toString(lane));
    }

    private static void gauge(
            Metrics metrics, String name, String help, Memory memory, int lane, ToLongFunction<StoreFigures> figure) {
        metrics.gauge(name, help, memory, of(lane, figure), "lane", Integer.toString(lane));
    }

    private static ToDoubleFunction<Memory> of(int lane, ToLongFunction<StoreFigures> figure) {
        return memory -> memory.figures(lane).map(figure::applyAsLong).orElse(0L);
    }
}
