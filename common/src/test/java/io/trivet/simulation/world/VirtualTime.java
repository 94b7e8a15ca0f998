package io.trivet.simulation.world;

import io.trivet.register.host.Timing;
import java.util.Arrays;

/**
 * The time of one simulated run, in milliseconds: a queue of events, run in the order of their times and, at one time,
 * in the order in which they were scheduled. It is the only thing that moves a run forward.
 */
public final class VirtualTime {
    /** Below this, sweeping out cancelled events is not worth it. */
    private static final int SMALL = 1 << 6;

    private Event[] heap = new Event[1 << 10];
    private int size;
    private int cancelled;
    private long now;
    private long sequence;
    private long executed;
    private long executedBefore;

    public long now() {
        return now;
    }

    /** Events run so far. */
    public long executed() {
        return executed;
    }

    /** Events run so far at this very time. */
    public long executedNow() {
        return executed - executedBefore;
    }

    /** Events that are waiting, some of them perhaps cancelled. */
    public int waiting() {
        return size;
    }

    /** Runs the task this many milliseconds from now, behind everything already scheduled for that time. */
    public Event schedule(long delay, Runnable task) {
        Event event = new Event(task);
        enqueue(delay, event);
        return event;
    }

    /** As above, for kinds of events that do more than run a task. An event is scheduled once. */
    void enqueue(long delay, Event event) {
        event.queue = this;
        event.at = Math.addExact(now, Math.max(0, delay));
        event.sequence = sequence++;
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        up(size++, event);
    }

    /** Runs the next event; false when there is none. */
    public boolean step() {
        return stepWithin(Long.MAX_VALUE);
    }

    /** Runs all events up to and at this time, those that they schedule included, and leaves the time there. */
    public void runUntil(long time) {
        boolean more = true;
        while (more) {
            more = stepWithin(time);
        }
        now = Math.max(now, time);
    }

    private boolean stepWithin(long time) {
        while (size > 0 && heap[0].at <= time) {
            Event next = poll();
            next.queue = null;
            if (next.isCancelled()) {
                cancelled--;
                continue;
            }
            if (next.at != now) {
                now = next.at;
                executedBefore = executed;
            }
            executed++;
            next.fire();
            return true;
        }
        return false;
    }

    private Event poll() {
        Event first = heap[0];
        Event last = heap[--size];
        heap[size] = null;
        if (size > 0) {
            down(0, last);
        }
        return first;
    }

    /** Timers that are nearly always called off would fill the heap long before they are due. */
    private void cancelledOne() {
        cancelled++;
        if (size > SMALL && cancelled > size / 2) {
            sweep();
        }
    }

    private void sweep() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!heap[i].isCancelled()) {
                heap[kept++] = heap[i];
            }
        }
        Arrays.fill(heap, kept, size, null);
        size = kept;
        cancelled = 0;
        for (int i = (size - 2) / 2; i >= 0 && size > 1; i--) {
            down(i, heap[i]);
        }
    }

    private void up(int from, Event event) {
        int hole = from;
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            if (!event.isBefore(heap[parent])) {
                break;
            }
            heap[hole] = heap[parent];
            hole = parent;
        }
        heap[hole] = event;
    }

    private void down(int from, Event event) {
        int hole = from;
        int child;
        while ((child = 2 * hole + 1) < size) {
            if (child + 1 < size && heap[child + 1].isBefore(heap[child])) {
                child++;
            }
            if (!heap[child].isBefore(event)) {
                break;
            }
            heap[hole] = heap[child];
            hole = child;
        }
        heap[hole] = event;
    }

    /** Something that happens at a time, unless it is called off before. */
    public static class Event implements Timing.Cancellable, Runnable {
        private static final Runnable CANCELLED = () -> {};

        private Runnable task;
        private VirtualTime queue;
        private long at;
        private long sequence;

        Event(Runnable task) {
            this.task = task;
        }

        @Override
        public final void cancel() {
            if (task != CANCELLED) {
                task = CANCELLED;
                if (queue != null) {
                    queue.cancelledOne();
                }
            }
        }

        public final boolean isCancelled() {
            return task == CANCELLED;
        }

        /** Called when its time has come; kinds of events override it. */
        void fire() {
            run();
        }

        @Override
        public final void run() {
            task.run();
        }

        private boolean isBefore(Event other) {
            return at < other.at || at == other.at && sequence < other.sequence;
        }
    }
}
