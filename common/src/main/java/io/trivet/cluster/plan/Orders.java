package io.trivet.cluster.plan;

import io.trivet.cluster.ClusterMap;

/** What an order makes of a map. */
public final class Orders {
    private Orders() {}

    /** The next map, or the same when there is nothing to do; {@link OrderRefused} when it must not be done. */
    public static ClusterMap carryOut(Order order, ClusterMap map, Situation situation) {
        throw new OrderRefused("Not known yet: " + order + map.version() + situation);
    }
}
