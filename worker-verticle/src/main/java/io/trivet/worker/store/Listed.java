package io.trivet.worker.store;

import io.trivet.bus.Response;
import java.util.List;

/**
 * A page of a list.
 *
 * @param more whether there are keys after the last one
 */
public record Listed(List<Response.Item> items, boolean more) {
    public Listed {
        items = List.copyOf(items);
    }
}
