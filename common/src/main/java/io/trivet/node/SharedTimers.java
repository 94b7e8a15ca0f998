package io.trivet.node;

import io.trivet.register.host.Timing.Cancellable;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/**
 * The timers of one event loop. Each operation has several, and nearly all are called off before they are due: so those
 * that are due at about the same time share one of Vert.x, and setting one is putting it into a list.
 */
final class SharedTimers {
    /** A timer is late by no more than this part of its time, */
    private static final int PART = 32;
    /** and by no more than so many milliseconds. */
    private static final long MOST_LATE = 32;

    private final Vertx vertx;
    private final Map<Long, Slot> slots = new HashMap<>();

    SharedTimers(Vertx vertx) {
        this.vertx = vertx;
    }

    /** After at least a millisecond: a timer of Vert.x cannot be shorter. */
    Cancellable after(long now, long millis, Runnable task) {
        long delay = Math.max(1, millis);
        long grain = Math.max(1, Math.min(delay / PART, MOST_LATE));
        long due = Math.floorDiv(now + delay + grain - 1, grain) * grain;
        return slots.computeIfAbsent(due, at -> new Slot(at, at - now)).add(task);
    }

    /** All that is due at one moment. */
    private final class Slot {
        private final long due;
        private final long timer;
        private final Queue<Entry> entries = new ArrayDeque<>();
        private int wanted;

        Slot(long due, long delay) {
            this.due = due;
            this.timer = vertx.setTimer(delay, fired -> ring());
        }

        Entry add(Runnable task) {
            Entry entry = new Entry(this, task);
            entries.add(entry);
            wanted++;
            return entry;
        }

        /** Those that follow one that throws are run in a turn of their own. */
        private void ring() {
            slots.remove(due, this);
            try {
                while (!entries.isEmpty()) {
                    entries.remove().run();
                }
            } finally {
                if (!entries.isEmpty()) {
                    vertx.runOnContext(turn -> ring());
                }
            }
        }

        void calledOff() {
            if (--wanted == 0 && slots.remove(due, this)) {
                vertx.cancelTimer(timer);
            }
        }
    }

    private static final class Entry implements Cancellable {
        private static final Runnable NOTHING = () -> {};

        private final Slot slot;
        private Runnable task;

        Entry(Slot slot, Runnable task) {
            this.slot = slot;
            this.task = task;
        }

        void run() {
            Runnable due = task;
            task = NOTHING;
            due.run();
        }

        @Override
        public void cancel() {
            if (task != NOTHING) {
                task = NOTHING;
                slot.calledOff();
            }
        }
    }
}
