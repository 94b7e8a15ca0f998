package io.trivet.rest.http;

import io.trivet.rest.port.RestSettings.Load;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much one process takes on at once: requests, and bytes of content. All its event loops share it. What is over the
 * limit is refused before anything of it is read, so that a flood costs next to nothing and what was accepted is
 * served.
 */
public final class Admission {
    private final Load limits;
    private final Throttle throttle;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    /** @param slowMillis operations that take longer are too many at once */
    public Admission(Load limits, long slowMillis) {
        this.limits = limits;
        this.throttle = new Throttle(limits.requests(), slowMillis, System.nanoTime());
    }

    /** How many requests may be under way now. */
    public int limit() {
        return throttle.limit(System.nanoTime(), requests.get());
    }

    /** An operation was done, and took so long. */
    public void done(long nanos) {
        throttle.done(nanos);
    }

    public int requests() {
        return requests.get();
    }

    public long bytes() {
        return bytes.get();
    }

    /** How many requests were refused so far. */
    public long refused() {
        return refused.get();
    }

    /** Takes a request on, or throws. Answers that are read slowly hold their bytes, and keep others out, too. */
    Ticket admit() {
        if (requests.incrementAndGet() > limit() || bytes.get() > limits.bytes()) {
            requests.decrementAndGet();
            throw overloaded();
        }
        return new Ticket();
    }

    private Refusal overloaded() {
        refused.incrementAndGet();
        return new Refusal(
                ProblemType.OVERLOADED,
                "This node has as many requests under way as it may, so this one was refused before it was looked at;"
                        + " nothing was done. Send it again after a while, or to another node.");
    }

    /** The place that a request takes up, until it is released. Belongs to the request's event loop. */
    final class Ticket {
        private long held;
        private boolean released;

        private Ticket() {}

        /** Makes room for content that is to come, or throws. */
        void reserve(long more) {
            if (bytes.addAndGet(more) > limits.bytes()) {
                bytes.addAndGet(-more);
                throw overloaded();
            }
            held += more;
        }

        /** Counts what is there already, and can no longer be refused. */
        void hold(long more) {
            bytes.addAndGet(more);
            held += more;
        }

        void release() {
            if (!released) {
                released = true;
                requests.decrementAndGet();
                bytes.addAndGet(-held);
            }
        }
    }
}
