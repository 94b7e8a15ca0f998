package io.trivet.rest.view;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How fast the partitions that are to be moved become fewer, over the last minute. Those that are added meanwhile make
 * it no slower: what counts is what was done.
 */
public final class Pace {
    /** How often {@link #note} is to be called. */
    public static final long INTERVAL_MILLIS = 2_000;

    private static final int MOST_SAMPLES = 31;
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanos;
    private final Deque<Sample> samples = new ArrayDeque<>();

    /** @param nanos a clock that never goes back, such as that of the system since its start */
    public Pace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private record Sample(long at, int left, long done) {}

    /** Takes a sample of how many are left. */
    public void note(int left) {
        if (left == 0) {
            // The next time there is something to do is not to be measured by the last.
            samples.clear();
        }
        long done = samples.isEmpty()
                ? 0
                : samples.getLast().done() + Math.max(0, samples.getLast().left() - left);
        samples.addLast(new Sample(nanos.getAsLong(), left, done));
        if (samples.size() > MOST_SAMPLES) {
            samples.removeFirst();
        }
    }

    double donePerSecond() {
        if (samples.size() < 2) {
            return 0;
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        double seconds = (last.at() - first.at()) / SECOND;
        return seconds > 0 ? (last.done() - first.done()) / seconds : 0;
    }

    /** Empty as long as nothing can be said: nothing has been done yet. */
    OptionalLong secondsLeft(int left) {
        double rate = donePerSecond();
        return rate > 0 || left == 0
                ? OptionalLong.of(left == 0 ? 0 : (long) Math.ceil(left / rate))
                : OptionalLong.empty();
    }
}
