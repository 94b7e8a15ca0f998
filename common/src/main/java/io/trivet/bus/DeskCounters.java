package io.trivet.bus;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What a desk has counted. Written on its event loop, read from anywhere. */
public final class DeskCounters {
    /** What is counted. */
    public enum Count {
        /** Parcels to other processes. */
        PARCELS_SENT,
        BYTES_SENT,
        /** Parcels from other processes. */
        PARCELS_RECEIVED,
        BYTES_RECEIVED,
        /** Parcels of another format, dropped. */
        FOREIGN,
        /** Parcels of this format that cannot be read, dropped whole. */
        MALFORMED,
        /** Questions of this desk. */
        ASKED,
        /** Of those: failed because they could not be sent. */
        NOT_SENT,
        /** Of those: failed because no answer came. */
        UNANSWERED,
        /** Responses for which nobody waits any more, or that do not fit the question. */
        STRAY,
        /** Questions to this desk. */
        QUESTIONS,
        /** Of those: dropped because their time was over. */
        LATE,
        /** Of those: turned away because too many were being answered. */
        OVERLOADED,
        /** Of those: not answered, because answering failed. */
        FAILED,
        /** Responses dropped, because too much was answered there and nothing came back, or for want of a desk. */
        DROPPED,
        /** Exceptions out of code that was handed a question or an answer: bugs. */
        BROKEN
    }

    private final Map<Count, LongAdder> counters = new EnumMap<>(Count.class);

    DeskCounters() {
        for (Count count : Count.values()) {
            counters.put(count, new LongAdder());
        }
    }

    void add(Count count) {
        add(count, 1);
    }

    void add(Count count, long many) {
        counters.get(count).add(many);
    }

    public long get(Count count) {
        return counters.get(count).sum();
    }
}
