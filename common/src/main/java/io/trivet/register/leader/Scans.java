package io.trivet.register.leader;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.function.Supplier;

/**
 * What the leaders of a lane want to know of whole partitions: members are asked for one at a time. Asked by all at
 * once, which is how leaderships begin when a worker is lost, a member would answer none in time, and be asked again.
 */
final class Scans {
    private static final LeadershipOver OVER = new LeadershipOver("the leadership is over");

    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private boolean underWay;
    private boolean starting;

    /** Begins it when those before it have ended, unless nobody wants to know by then. */
    <T> Future<T> take(Claim claim, Supplier<Future<T>> scan) {
        Promise<T> promise = Promise.promise();
        waiting.add(() -> {
            Future<T> begun = claim.isOver() ? Future.failedFuture(OVER) : scan.get();
            begun.onComplete(result -> {
                underWay = false;
                promise.handle(result);
                next();
            });
        });
        next();
        return promise.future();
    }

    /** A loop, because what has ended already must not make the stack grow. */
    private void next() {
        if (starting) {
            return;
        }
        starting = true;
        while (!underWay && !waiting.isEmpty()) {
            underWay = true;
            waiting.poll().run();
        }
        starting = false;
    }
}
