package io.trivet.simulation.world;

import io.trivet.register.host.Timing;

/**
 * The time of one simulated run, in milliseconds: a queue of events, run in the order of their times and, at one time,
 * in the order in which they were scheduled. It is the only thing that moves a run forward.
 *
 * <p>Nearly all events are due soon, so each of the next milliseconds has a list of its own, to whose end they are
 * added. What is due later waits in {@link LaterEvents}, and moves over before anything else can be added to the list
 * that it belongs to: so every list is in the order of scheduling.
 */
public final class VirtualTime {
    /** So many milliseconds from now on have lists. */
    private static final int NEAR = 1 << 10;

    private static final int MASK = NEAR - 1;

    private final Event[] firsts = new Event[NEAR];
    private final Event[] lasts = new Event[NEAR];
    private final LaterEvents later = new LaterEvents();
    private int near;
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
        return near + later.size();
    }

    /** Runs the task this many milliseconds from now, behind everything already scheduled for that time. */
    public Event schedule(long delay, Runnable task) {
        Event event = new Event(task);
        enqueue(delay, event);
        return event;
    }

    /** As above, for kinds of events that do more than run a task. An event is scheduled once. */
    void enqueue(long delay, Event event) {
        event.at = Math.addExact(now, Math.max(0, delay));
        event.sequence = sequence++;
        if (event.at - now < NEAR) {
            append(event);
        } else {
            later.add(event);
        }
    }

    private void append(Event event) {
        int slot = (int) event.at & MASK;
        if (firsts[slot] == null) {
            firsts[slot] = event;
        } else {
            lasts[slot].next = event;
        }
        lasts[slot] = event;
        near++;
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
        if (time > now) {
            moveTo(time);
        }
    }

    private boolean stepWithin(long time) {
        while (advance(time)) {
            Event next = poll();
            if (!next.isCancelled()) {
                executed++;
                next.fire();
                return true;
            }
        }
        return false;
    }

    /** To the time of the next event, unless that is later; false when there is none. */
    private boolean advance(long time) {
        if (near == 0 && later.size() == 0) {
            return false;
        }
        long next = near == 0 ? later.firstTime() : now;
        while (near > 0 && firsts[(int) next & MASK] == null) {
            next++;
        }
        if (next > time) {
            return false;
        }
        if (next != now) {
            moveTo(next);
        }
        return true;
    }

    /** Nothing is due before. */
    private void moveTo(long time) {
        now = time;
        executedBefore = executed;
        while (later.size() > 0 && later.firstTime() - now < NEAR) {
            append(later.poll());
        }
    }

    private Event poll() {
        int slot = (int) now & MASK;
        Event first = firsts[slot];
        firsts[slot] = first.next;
        first.next = null;
        near--;
        return first;
    }

    /** Something that happens at a time, unless it is called off before. */
    public static class Event implements Timing.Cancellable, Runnable {
        private static final Runnable CANCELLED = () -> {};

        private Runnable task;
        private Event next;
        private LaterEvents queue;
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

        final long at() {
            return at;
        }

        final void waitsIn(LaterEvents place) {
            queue = place;
        }

        final boolean isBefore(Event other) {
            return at < other.at || at == other.at && sequence < other.sequence;
        }
    }
}
