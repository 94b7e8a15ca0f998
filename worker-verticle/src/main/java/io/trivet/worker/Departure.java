package io.trivet.worker;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.WorkerSet;
import io.trivet.cluster.plan.OrderRefused;
import io.trivet.register.host.Timing;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A worker is asked to make ready for its end. It says so, hears who else does, and then hands over what it leads; or
 * it stays, if something would not be served without it.
 */
final class Departure {
    /** Three heartbeats: by then this worker and all others that leave at the same time have heard of one another. */
    static final long HEARD = 1_500;

    private final Timing timing;
    private final Need need;
    private final Consumer<Boolean> leaving;
    private final Supplier<Future<Void>> handOver;
    private Optional<Future<Void>> underWay = Optional.empty();

    /** @param leaving tells the others so, or that it stays after all */
    Departure(Timing timing, Need need, Consumer<Boolean> leaving, Supplier<Future<Void>> handOver) {
        this.timing = timing;
        this.need = need;
        this.leaving = leaving;
        this.handOver = handOver;
    }

    /** Completes when nothing rests on this worker any more; fails when it stays. */
    Future<Void> of(int self, Supplier<ClusterMap> newest) {
        if (underWay.isEmpty()) {
            WorkerSet well = need.well(self, newest.get());
            Optional<String> missed = need.of(self, newest.get(), well);
            if (missed.isPresent()) {
                return refused(missed.get());
            }
            Promise<Void> decided = Promise.promise();
            underWay = Optional.of(decided.future());
            leaving.accept(true);
            timing.after(HEARD, () -> decide(self, newest.get(), well).onComplete(decided));
        }
        return underWay.get();
    }

    private Future<Void> decide(int self, ClusterMap map, WorkerSet well) {
        Optional<String> missed = need.of(self, map, need.staying(self, well));
        if (missed.isEmpty()) {
            return handOver.get();
        }
        leaving.accept(false);
        underWay = Optional.empty();
        return refused(missed.get());
    }

    private static Future<Void> refused(String why) {
        return Future.failedFuture(new OrderRefused(why));
    }
}
