package io.trivet.process;

import io.trivet.bus.Desk;
import io.trivet.bus.NotSent;
import io.trivet.bus.Question;
import io.trivet.bus.Response.Ordered;
import io.trivet.bus.Topics;
import io.trivet.cluster.plan.Order;
import io.trivet.cluster.plan.OrderRefused;
import io.trivet.node.cluster.Roster;
import io.trivet.rest.port.Commands;
import io.trivet.rest.port.OrderUnknown;
import io.trivet.rest.port.Unavailable;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** The way from an operator's call to the controller that keeps the map. */
final class BusCommands implements Commands {
    private static final String AGAIN = " Nothing was changed; try again in a few seconds.";

    private final Desk desk;
    private final Roster roster;
    private final Supplier<Future<Void>> leaving;

    /** @param leaving how this very process makes ready to be ended */
    BusCommands(Desk desk, Roster roster, Supplier<Future<Void>> leaving) {
        this.desk = desk;
        this.roster = roster;
        this.leaving = leaving;
    }

    @Override
    public Future<Long> give(Order order, long timeoutMillis) {
        return ActiveController.in(roster)
                .map(active -> desk.ask(active.address(Topics.DESK), new Question.CarryOut(order), timeoutMillis))
                .orElseGet(() -> Future.failedFuture(new NotSent("no controller was heard of lately")))
                .recover(BusCommands::unanswered)
                .compose(response -> judge((Ordered) response));
    }

    @Override
    public Future<Void> leave() {
        return leaving.get();
    }

    private static <T> Future<T> unanswered(Throwable cause) {
        return Future.failedFuture(
                cause instanceof NotSent
                        ? new Unavailable("No controller can take orders now: " + cause.getMessage() + "." + AGAIN)
                        : unknown(cause.getMessage()));
    }

    private static OrderUnknown unknown(String why) {
        return new OrderUnknown("The order may or may not have been carried out (" + why
                + "). Giving it again does no harm; /v1/cluster shows how things are.");
    }

    private static Future<Long> judge(Ordered ordered) {
        return switch (ordered.fate()) {
            case DONE -> Future.succeededFuture(ordered.version());
            case REFUSED -> Future.failedFuture(new OrderRefused(ordered.why()));
            case NOT_TAKEN -> Future.failedFuture(new Unavailable(ordered.why() + AGAIN));
            case UNKNOWN -> Future.failedFuture(unknown(ordered.why()));
        };
    }
}
