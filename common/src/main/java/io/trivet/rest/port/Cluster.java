package io.trivet.rest.port;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.plan.Progress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What this process knows of the cluster. Answers at once, from what was heard last. */
public interface Cluster {
    /** The newest map seen; empty before the first. */
    Optional<ClusterMap> map();

    NodeStatus self();

    /** All nodes heard of, this one included, and the map's workers that were never heard of. */
    List<NodeStatus> nodes();

    /** How far the cluster is from what is planned for it. */
    Progress progress();

    /** The controller whose turn it is to keep the map, by name; nothing while none is heard. */
    Optional<String> keeper();

    /** Who is said to lead a partition. */
    OptionalInt leader(int partition);
}
