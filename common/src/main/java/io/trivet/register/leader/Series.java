package io.trivet.register.leader;

import io.vertx.core.Future;
import java.util.Iterator;
import java.util.function.Function;

/** Does one thing after the other; ends with the first failure. */
final class Series {
    private Series() {}

    static <T> Future<Void> of(Iterable<T> things, Function<T, Future<Void>> each) {
        return next(things.iterator(), each);
    }

    private static <T> Future<Void> next(Iterator<T> things, Function<T, Future<Void>> each) {
        // A loop while the futures are complete already, so that a long series does not grow the stack.
        while (things.hasNext()) {
            Future<Void> done = each.apply(things.next());
            if (!done.isComplete()) {
                return done.compose(v -> next(things, each));
            }
            if (done.failed()) {
                return done;
            }
        }
        return Future.succeededFuture();
    }
}
