package io.trivet.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.bus.Response;
import io.trivet.bus.Response.Listed;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Content;
import io.trivet.register.row.Row;
import io.trivet.rest.port.Listing.Query;
import io.trivet.rest.port.Page;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class MergingTest {
    private static final int PLENTY = 1 << 20;

    private static Query query(int limit, boolean values, int bytes) {
        return new Query(Bytes.EMPTY, Bytes.EMPTY, limit, values, bytes, 1_000);
    }

    private static Listed listed(boolean more, String... keys) {
        return new Listed(Stream.of(keys).map(MergingTest::item).toList(), more, List.of());
    }

    private static Response.Item item(String key) {
        Row row = Samples.row(1, "ten bytes.");
        return Response.Item.of(
                Bytes.utf8(key), row.state(), (Content.Value) row.state().content(), true);
    }

    private static Page page(Query query, Listed... pages) {
        Merging merging = new Merging(query);
        Stream.of(pages).forEach(merging::add);
        return merging.page();
    }

    private static List<String> keys(Page page) {
        return page.items().stream().map(item -> new String(item.key().array())).toList();
    }

    @Test
    void keysOfAllComeInOrder() {
        Page page = page(query(10, false, PLENTY), listed(false, "b", "d"), listed(false, "a", "c"), listed(false));
        assertEquals(List.of("a", "b", "c", "d"), keys(page));
        assertFalse(page.more());
    }

    @Test
    void nothingBeyondTheEndOfAPageThatWasCutShort() {
        Page page = page(
                query(10, false, PLENTY), listed(true, "a", "c"), listed(false, "b", "d"), listed(true, "a2", "e"));
        assertEquals(List.of("a", "a2", "b", "c"), keys(page));
        assertTrue(page.more());
    }

    @Test
    void thereIsMoreWhenOnlyTheLastPageWasCutShortAtItsVeryEnd() {
        Page page = page(query(10, false, PLENTY), listed(true, "a", "b"));
        assertEquals(List.of("a", "b"), keys(page));
        assertTrue(page.more());
    }

    @Test
    void noMoreThanWereAskedFor() {
        Page page = page(query(2, false, PLENTY), listed(false, "a", "c"), listed(false, "b"));
        assertEquals(List.of("a", "b"), keys(page));
        assertTrue(page.more());
    }

    @Test
    void exactlyAsManyAsWereAskedForAndNoMore() {
        Page page = page(query(3, false, PLENTY), listed(false, "a", "c"), listed(false, "b"));
        assertEquals(3, page.items().size());
        assertFalse(page.more());
    }

    @Test
    void valuesCountByTheirSizeButOneItemIsAlwaysThere() {
        assertEquals(List.of("a", "b"), keys(page(query(10, true, 22), listed(false, "a", "b", "c"))));
        Page page = page(query(10, true, 3), listed(false, "a", "b"));
        assertEquals(List.of("a"), keys(page));
        assertTrue(page.more());
    }

    @Test
    void withoutValuesOnlyKeysCount() {
        assertEquals(
                3,
                page(query(10, false, 3), listed(false, "a", "b", "c")).items().size());
    }
}
