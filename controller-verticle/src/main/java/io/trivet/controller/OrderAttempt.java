package io.trivet.controller;

import io.trivet.bus.Response.Ordered;
import io.trivet.bus.Response.Ordered.Fate;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.plan.Order;
import io.trivet.cluster.plan.OrderRefused;
import io.trivet.cluster.plan.Orders;
import io.trivet.cluster.plan.Situation;
import java.util.Optional;

/** One order on its way into the map: it is judged by the map that it will change, and remembers the verdict. */
final class OrderAttempt {
    private final Order order;
    private Optional<OrderRefused> refusal = Optional.empty();

    OrderAttempt(Order order) {
        this.order = order;
    }

    /** The map with it; nothing when it has no effect or was refused. */
    Optional<ClusterMap> on(ClusterMap map, Situation situation) {
        try {
            refusal = Optional.empty();
            return Optional.of(Orders.carryOut(order, map, situation)).filter(next -> next != map);
        } catch (OrderRefused refused) {
            refusal = Optional.of(refused);
            return Optional.empty();
        }
    }

    /** @param now the map as it is after it */
    Ordered done(ClusterMap now) {
        return refusal.map(refused -> new Ordered(Fate.REFUSED, 0, refused.getMessage()))
                .orElseGet(() -> new Ordered(Fate.DONE, now.version(), ""));
    }

    static Ordered unknown(String why) {
        return new Ordered(Fate.UNKNOWN, 0, why);
    }
}
