package io.trivet.register.leader;

import io.trivet.register.host.Settings.Rest;
import io.trivet.register.host.Timing;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What the leaders of a lane want to know of whole partitions: members are asked for one at a time. Asked by all at
 * once, which is how leaderships begin when a worker is lost, a member would answer none in time, and be asked again.
 *
 * <p>Those of leaders that are not verified yet come first, since lists wait for them, and joiners. After a scan of
 * many rows there is a rest, and the longer it took the longer: a leader can serve without, and clients get the rest of
 * the machine. One of few rows is no work, however long it took on a busy machine.
 */
final class Scans {
    private static final Rest REST = new Rest(4, 500);

    private final Timing timing;
    private final ArrayDeque<Runnable> urgent = new ArrayDeque<>();
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private boolean underWay;
    private boolean starting;

    Scans(Timing timing) {
        this.timing = timing;
    }

    /**
     * Begins it when it has its turn, unless nobody wants to know by then.
     *
     * @param small whether it turned out to be of few rows
     */
    <T> Future<T> take(Claim claim, boolean isUrgent, Supplier<Future<T>> scan, Predicate<T> small) {
        Promise<T> promise = Promise.promise();
        (isUrgent ? urgent : waiting).add(() -> {
            long begun = timing.now();
            Future<T> asked = claim.isOver() ? Future.failedFuture(LeadershipOver.OVER) : scan.get();
            asked.onComplete(result -> {
                rest(result.succeeded() && small.test(result.result()) ? 0 : timing.now() - begun);
                promise.handle(result);
            });
        });
        next();
        return promise.future();
    }

    private void rest(long took) {
        long rest = REST.restAfter(took);
        if (rest > 0) {
            timing.after(rest, this::goOn);
        } else {
            goOn();
        }
    }

    private void goOn() {
        underWay = false;
        next();
    }

    /** A loop, because what has ended already must not make the stack grow. */
    private void next() {
        if (starting) {
            return;
        }
        starting = true;
        while (!underWay && !(urgent.isEmpty() && waiting.isEmpty())) {
            underWay = true;
            (urgent.isEmpty() ? waiting : urgent).poll().run();
        }
        starting = false;
    }
}
