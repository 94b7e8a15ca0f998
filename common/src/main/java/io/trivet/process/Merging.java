package io.trivet.process;

import io.trivet.bus.Response;
import io.trivet.bus.Response.Listed;
import io.trivet.register.row.Bytes;
import io.trivet.rest.port.Item;
import io.trivet.rest.port.Listing.Query;
import io.trivet.rest.port.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts one page together from the pages of many. Where one of them was cut short, keys of the others beyond its end are
 * left out: some of its own may belong between them.
 */
final class Merging {
    private final Query query;
    private final TreeMap<Bytes, Response.Item> items = new TreeMap<>();
    private Optional<Bytes> end = Optional.empty();

    Merging(Query query) {
        this.query = query;
    }

    void add(Listed listed) {
        listed.items().forEach(item -> items.put(item.key(), item));
        if (listed.more() && !listed.items().isEmpty()) {
            Bytes last = listed.items().get(listed.items().size() - 1).key();
            end = Optional.of(end.filter(known -> known.compareTo(last) < 0).orElse(last));
        }
    }

    Page page() {
        List<Item> page = new ArrayList<>();
        int bytes = 0;
        for (Map.Entry<Bytes, Response.Item> entry : items.entrySet()) {
            if (end.isPresent() && entry.getKey().compareTo(end.get()) > 0) {
                return new Page(page, true);
            }
            Item item = item(entry.getValue());
            int size = item.key().length() + (query.values() ? item.size() : 0);
            if (page.size() >= query.limit() || !page.isEmpty() && bytes + size > query.bytes()) {
                return new Page(page, true);
            }
            page.add(item);
            bytes += size;
        }
        return new Page(page, end.isPresent());
    }

    static Item item(Response.Item item) {
        return new Item(
                item.key(),
                item.etag(),
                item.version(),
                item.type(),
                item.size(),
                item.expiresAt(),
                item.writtenAt(),
                item.value());
    }
}
