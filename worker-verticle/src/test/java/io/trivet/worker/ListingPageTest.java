package io.trivet.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.bus.Response.Item;
import io.trivet.bus.Response.Listed;
import io.trivet.process.Samples;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Content;
import io.trivet.register.row.Row;
import io.trivet.register.row.State;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ListingPageTest {
    private static final Row VALUE = Samples.row(1, "value");

    private static SortedMap<Bytes, Optional<Row>> rows(Optional<Row> row, String... keys) {
        SortedMap<Bytes, Optional<Row>> rows = new TreeMap<>();
        for (String key : keys) {
            rows.put(Bytes.utf8(key), row);
        }
        return rows;
    }

    private static Row tombstone() {
        State state = VALUE.state();
        return new Row(
                VALUE.stamp(),
                new State(
                        Content.TOMBSTONE,
                        state.etag(),
                        0,
                        State.NEVER,
                        state.writtenAt(),
                        state.clock(),
                        state.recent()));
    }

    @Test
    void onlyWhatHoldsAValueIsListed() {
        ListingPage page = new ListingPage(10, false, List.of(4));
        page.add(rows(Optional.empty(), "absent"));
        page.add(rows(Optional.of(tombstone()), "deleted"));
        page.add(rows(Optional.of(VALUE), "b", "a"));
        Listed listed = page.listed(false);
        assertEquals(
                List.of(Bytes.utf8("a"), Bytes.utf8("b")),
                listed.items().stream().map(Item::key).toList());
        assertEquals(List.of(4), listed.notHere());
    }

    @Test
    void itIsFullWhenThereAreEnough() {
        ListingPage page = new ListingPage(2, false, List.of());
        page.add(rows(Optional.of(VALUE), "a"));
        assertFalse(page.isFull());
        page.add(rows(Optional.of(VALUE), "b"));
        assertTrue(page.isFull());
    }

    @Test
    void largeValuesFillItOnlyWhenTheyAreWanted() {
        Row large = Samples.row(1, "v".repeat(600 << 10));
        ListingPage with = new ListingPage(10, true, List.of());
        with.add(rows(Optional.of(large), "a"));
        assertTrue(with.isFull());
        ListingPage without = new ListingPage(10, false, List.of());
        without.add(rows(Optional.of(large), "a"));
        assertFalse(without.isFull());
        Item item = without.listed(true).items().get(0);
        assertEquals(600 << 10, item.size());
        assertEquals(Optional.empty(), item.value());
    }
}
