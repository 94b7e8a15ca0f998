package io.trivet.rest.view;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Quorum;
import io.trivet.cluster.WorkerSet;
import io.trivet.rest.port.Cluster;
import io.trivet.rest.port.NodeStatus;
import io.trivet.rest.port.NodeStatus.Health;
import io.trivet.rest.port.NodeStatus.Vitals;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which partitions are in need of what, by the workers that are there: what a progress counts, one by one. */
record Survey(ClusterMap map, WorkerSet live) {
    /** What may be said of a partition. */
    enum State {
        MOVING,
        SCARCE,
        UNAVAILABLE;

        static Optional<State> of(String text) {
            return Stream.of(values())
                    .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst();
        }
    }

    static Survey of(Cluster cluster, ClusterMap map) {
        int[] live = cluster.nodes().stream()
                .filter(Survey::isLive)
                .flatMapToInt(node -> node.node().number().stream())
                .toArray();
        return new Survey(map, WorkerSet.of(live));
    }

    /** One that was not heard yet, or not for a moment, is not given up for that. */
    private static boolean isLive(NodeStatus node) {
        String store = node.vitals().store();
        return node.health() != Health.DOWN && (store.equals(Vitals.WELL) || store.equals(Vitals.UNKNOWN.store()));
    }

    boolean is(State state, int partition) {
        PartitionConfig config = map.config(partition);
        return switch (state) {
            case MOVING -> config.isJoint();
            case SCARCE -> config.voters().minus(missing(partition)).size() < map.replicas();
            case UNAVAILABLE -> !Quorum.of(config).won(live);
        };
    }

    List<Integer> all(State state) {
        return IntStream.range(0, map.partitions().size())
                .filter(partition -> is(state, partition))
                .boxed()
                .toList();
    }

    /** Members that are not there. */
    WorkerSet missing(int partition) {
        return map.config(partition).members().minus(live);
    }
}
