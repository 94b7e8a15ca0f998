package io.trivet.bus;

import java.util.List;

/**
 * All that one desk says to another at the end of a turn of its event loop.
 *
 * @param sentAt milliseconds of the sender's monotonic clock
 */
public record Parcel(Sender from, long sentAt, List<Item> items) {
    boolean hasAnswers() {
        for (Item item : items) {
            if (item instanceof Answered) {
                return true;
            }
        }
        return false;
    }

    /** A question or a response. */
    public sealed interface Item {
        /** Told by the asking desk; the response names it again. */
        long correlation();
    }

    /** @param left milliseconds that were left at sending; means nothing for a question that does not expire */
    public record Asked(long correlation, long left, Question question) implements Item {}

    public record Answered(long correlation, Response response) implements Item {}
}
