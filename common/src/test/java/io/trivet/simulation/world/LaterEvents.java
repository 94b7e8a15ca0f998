package io.trivet.simulation.world;

import io.trivet.simulation.world.VirtualTime.Event;
import java.util.Arrays;

/** Events that are due later, the earliest first: a heap, from which those that were called off are swept. */
final class LaterEvents {
    /** Below this, sweeping is not worth it. */
    private static final int SMALL = 1 << 6;

    private Event[] heap = new Event[1 << 10];
    private int size;
    private int cancelled;

    int size() {
        return size;
    }

    /** When the first is due, of those that there are. */
    long firstTime() {
        return heap[0].at();
    }

    void add(Event event) {
        event.waitsIn(this);
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        up(size++, event);
    }

    /** May have been called off. */
    Event poll() {
        Event first = heap[0];
        Event last = heap[--size];
        heap[size] = null;
        if (size > 0) {
            down(0, last);
        }
        first.waitsIn(null);
        cancelled -= first.isCancelled() ? 1 : 0;
        return first;
    }

    /** Timers that are nearly always called off would fill the heap long before they are due. */
    void cancelledOne() {
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
}
