package io.trivet.process;

import io.trivet.bus.Response.Ordered;
import io.trivet.cluster.plan.Order;
import io.vertx.core.Future;

/** Who carries out an operator's orders: the controller that keeps the map. */
@FunctionalInterface
public interface Foreman {
    /** Never fails: what became of it is in the answer. */
    Future<Ordered> carryOut(Order order);

    /** Of a process that keeps no map. */
    static Future<Ordered> nobody(Order order) {
        return Future.succeededFuture(notTaken("This process keeps no map."));
    }

    static Ordered notTaken(String why) {
        return new Ordered(Ordered.Fate.NOT_TAKEN, 0, why);
    }
}
