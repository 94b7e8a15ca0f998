package io.trivet.register.leader;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Does one thing after the other; ends with the first failure. */
final class Series {
    private static final int AT_ONCE = 16;

    private Series() {}

    static <T> Future<Void> of(Iterable<T> things, Function<T, Future<Void>> each) {
        return next(things.iterator(), each);
    }

    /** Some at a time: the next when all of these are done. For what is small, and mostly waits. */
    static <T> Future<Void> together(List<T> things, Function<T, Future<Void>> each) {
        List<Integer> starts = IntStream.iterate(0, start -> start < things.size(), start -> start + AT_ONCE)
                .boxed()
                .toList();
        return of(starts, start -> {
            List<T> some = things.subList(start, Math.min(start + AT_ONCE, things.size()));
            return all(some, each);
        });
    }

    /** At once, and done when all are. */
    static <T> Future<Void> all(Collection<T> things, Function<T, Future<Void>> each) {
        Future<?> all = Future.all(things.stream().map(each).toList());
        return all.mapEmpty();
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
