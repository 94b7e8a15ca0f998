package io.trivet.benchmark.stage;

import io.trivet.benchmark.plan.DataSet;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Stores all keys of a data set, many at a time.
 *
 * @param writer stores some keys; at which node, it chooses by the number of the batch
 * @param progress is told how many keys are stored
 */
record Preload(Vertx vertx, DataSet data, int most, Writer writer, IntConsumer progress) {
    private static final int AT_ONCE = 8;
    private static final int BYTES = 1_000_000;
    private static final int ATTEMPTS = 20;
    private static final long BETWEEN_ATTEMPTS = 500;

    /** Fails if not all of them are stored. */
    interface Writer {
        Future<?> write(int batch, List<String> keys, String value);
    }

    Future<?> run() {
        int size = Math.max(1, Math.min(most, BYTES / data.bytes()));
        Course course = new Course(size, text(data.bytes()), new AtomicInteger(), new AtomicInteger());
        return Future.all(
                IntStream.range(0, AT_ONCE).mapToObj(i -> lane(course)).toList());
    }

    private record Course(int size, String value, AtomicInteger next, AtomicInteger done) {}

    private Future<Void> lane(Course course) {
        int batch = course.next.getAndIncrement();
        int first = batch * course.size;
        if (first >= data.keys()) {
            return Future.succeededFuture();
        }
        List<String> keys = IntStream.range(first, Math.min(first + course.size, data.keys()))
                .mapToObj(data::key)
                .toList();
        return stored(batch, keys, course.value, ATTEMPTS).compose(stored -> {
            progress.accept(course.done.addAndGet(keys.size()));
            return lane(course);
        });
    }

    /** A store that has too much to do says so, and to put once more does no harm. */
    private Future<Void> stored(int batch, List<String> keys, String value, int attempts) {
        Future<Void> attempt = writer.write(batch, keys, value).mapEmpty();
        return attempts == 1
                ? attempt
                : attempt.recover(failure ->
                        vertx.timer(BETWEEN_ATTEMPTS).compose(waited -> stored(batch, keys, value, attempts - 1)));
    }

    /** Letters without a pattern. */
    static String text(int length) {
        return new Random(length)
                .ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
