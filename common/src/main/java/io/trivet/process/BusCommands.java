package io.trivet.process;

import io.trivet.bus.Desk;
import io.trivet.bus.Response.Ordered;
import io.trivet.cluster.plan.Order;
import io.trivet.cluster.plan.OrderRefused;
import io.trivet.node.cluster.Roster;
import io.trivet.register.host.Timing;
import io.trivet.rest.port.Commands;
import io.trivet.rest.port.OrderUnknown;
import io.trivet.rest.port.Unavailable;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** The way from an operator's call to the controller that keeps the map. */
final class BusCommands implements Commands {
    private final Desk desk;
    private final Roster roster;
    private final Timing timing;
    private final Supplier<Future<Void>> leaving;

    /** @param leaving how this very process makes ready to be ended */
    BusCommands(Desk desk, Roster roster, Timing timing, Supplier<Future<Void>> leaving) {
        this.desk = desk;
        this.roster = roster;
        this.timing = timing;
        this.leaving = leaving;
    }

    @Override
    public Future<Long> give(Order order, long timeoutMillis) {
        return new Errand(desk, roster, timing, order, timeoutMillis).run().compose(BusCommands::judge);
    }

    @Override
    public Future<Void> leave() {
        return leaving.get();
    }

    private static Future<Long> judge(Ordered ordered) {
        return switch (ordered.fate()) {
            case DONE -> Future.succeededFuture(ordered.version());
            case REFUSED -> Future.failedFuture(new OrderRefused(ordered.why()));
            case NOT_TAKEN -> Future.failedFuture(new Unavailable(ordered.why()));
            case UNKNOWN ->
                Future.failedFuture(
                        new OrderUnknown("The order may or may not have been carried out (" + ordered.why() + ")."));
        };
    }
}
