package io.trivet.rest.port;

import java.util.List;

/**
 * Some keys, in byte order.
 *
 * @param more whether there may be keys after the last one
 */
public record Page(List<Item> items, boolean more) {
    public static final Page EMPTY = new Page(List.of(), false);

    public Page {
        items = List.copyOf(items);
    }
}
