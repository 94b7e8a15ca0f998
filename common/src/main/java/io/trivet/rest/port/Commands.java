package io.trivet.rest.port;

import io.trivet.cluster.plan.Order;
import io.vertx.core.Future;

/** Where an operator's orders go: to the controller that keeps the map, wherever it is; but one is for this process. */
public interface Commands {
    /**
     * Completes with the version of the chosen map that holds it. Fails with {@link
     * io.trivet.cluster.plan.OrderRefused} when it must not be done, with {@link Unavailable} when nobody could take it
     * and nothing was changed, and with {@link OrderUnknown} when it may or may not have been carried out.
     */
    Future<Long> give(Order order, long timeoutMillis);

    /**
     * This process makes ready to be ended. Completes when nothing rests on it any more. Fails with {@link
     * io.trivet.cluster.plan.OrderRefused} while something would not be served without it; then it goes on as before.
     */
    Future<Void> leave();
}
