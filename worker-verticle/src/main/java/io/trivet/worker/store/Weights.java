package io.trivet.worker.store;

import io.trivet.register.row.Content;
import io.trivet.register.row.Entry;

/** How many bytes a row is, about. */
final class Weights {
    /** Its numbers, and what it remembers of one operation or two. */
    private static final int REST = 150;

    private Weights() {}

    static long of(Entry entry) {
        int value = entry.row().state().content() instanceof Content.Value content
                ? content.bytes().length()
                : 0;
        return REST + entry.key().length() + value;
    }
}
