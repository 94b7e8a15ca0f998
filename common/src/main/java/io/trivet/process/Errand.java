package io.trivet.process;

import io.trivet.bus.Desk;
import io.trivet.bus.NotSent;
import io.trivet.bus.Question;
import io.trivet.bus.Response.Ordered;
import io.trivet.bus.Response.Ordered.Fate;
import io.trivet.bus.Topics;
import io.trivet.cluster.plan.Order;
import io.trivet.node.cluster.Peer;
import io.trivet.node.cluster.Roster;
import io.trivet.register.host.Timing;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;

/**
 * An order on its way to the controller that keeps the map. When that one dies or freezes another takes its place
 * within seconds, and is given the order then, as long as there is time: to give it twice does no harm.
 */
final class Errand {
    /** Who has not answered by then may be gone. */
    private static final long EACH = 1_500;

    private static final long BETWEEN_TRIES = 250;

    private final Desk desk;
    private final Roster roster;
    private final Timing timing;
    private final Order order;
    private final long deadline;
    private Optional<Ordered> unknown = Optional.empty();

    Errand(Desk desk, Roster roster, Timing timing, Order order, long timeoutMillis) {
        this.desk = desk;
        this.roster = roster;
        this.timing = timing;
        this.order = order;
        this.deadline = timing.now() + timeoutMillis;
    }

    /** Never fails: what became of it is in the answer. */
    Future<Ordered> run() {
        return give().compose(this::orAgain);
    }

    private Future<Ordered> give() {
        return ActiveController.in(roster)
                .map(this::give)
                .orElseGet(() -> Future.succeededFuture(nobody("no controller was heard of lately")));
    }

    private Future<Ordered> give(Peer active) {
        long limit = Math.min(EACH, deadline - timing.now());
        return desk.ask(active.address(Topics.DESK), new Question.CarryOut(order), limit)
                .map(Ordered.class::cast)
                .otherwise(cause -> cause instanceof NotSent
                        ? nobody(cause.getMessage())
                        : new Ordered(Fate.UNKNOWN, 0, cause.getMessage()));
    }

    private static Ordered nobody(String why) {
        return Foreman.notTaken("No controller can take orders now: " + why + ".");
    }

    private Future<Ordered> orAgain(Ordered last) {
        if (last.fate() == Fate.DONE || last.fate() == Fate.REFUSED) {
            return Future.succeededFuture(last);
        }
        if (last.fate() == Fate.UNKNOWN) {
            unknown = Optional.of(last);
        }
        if (deadline - timing.now() <= BETWEEN_TRIES) {
            return Future.succeededFuture(unknown.orElse(last));
        }
        Promise<Void> rested = Promise.promise();
        timing.after(BETWEEN_TRIES, rested::complete);
        return rested.future().compose(done -> run());
    }
}
