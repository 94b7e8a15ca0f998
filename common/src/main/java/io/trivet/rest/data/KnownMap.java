package io.trivet.rest.data;

import io.trivet.cluster.ClusterMap;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.port.Cluster;

/** The map, for calls that make no sense without one. */
public final class KnownMap {
    private KnownMap() {}

    public static ClusterMap of(Cluster cluster) {
        return cluster.map().orElseThrow(KnownMap::missing);
    }

    /** Said at once: a node that has just started would let its clients wait for what another could do. */
    public static Refusal missing() {
        return new Refusal(
                ProblemType.UNAVAILABLE,
                "This node has not seen the cluster's map yet, and nothing was done. Ask again in a moment, or ask"
                        + " another node.");
    }
}
