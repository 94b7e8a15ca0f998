package io.trivet.register.store;

import static io.trivet.register.store.StoreRows.entry;
import static io.trivet.register.store.StoreRows.stamp;
import static io.trivet.register.store.StoreRows.tombstone;
import static io.trivet.register.store.StoreRows.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.host.RowDigest;
import io.trivet.register.host.Store;
import io.trivet.register.message.Answer;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The part of the contract by which partitions are compared and filled. */
public abstract class StorePagesContract extends StoreContract {
    private static final int P = 5;
    private static final int ALL = -1;

    @Test
    void anEmptyPartitionHasEmptyBuckets() {
        List<Long> digests = digests();
        assertEquals(RowDigest.BUCKETS, digests.size());
        assertTrue(digests.stream().allMatch(bucket -> bucket == 0));
    }

    @Test
    void aDigestIsThatOfTheRowsOfItsBucket() {
        Entry entry = entry("a", 1, 1, "one");
        commit(entry("a", 0, 1, "before"), entry("b", 1, 1, "b"));
        List<Long> before = digests();
        commit(entry);
        long change = digest(entry("a", 0, 1, "before")) ^ digest(entry);
        int bucket = RowDigest.bucket(entry.key());
        assertEquals(before.get(bucket) ^ change, digests().get(bucket));
    }

    @Test
    void equalRowsGiveEqualDigestsHoweverTheyCameThere() {
        commit(entry("a", 1, 1, "1"), entry("b", 1, 1, "1"), entry("c", 1, 1, "1"));
        await(store().commit(Store.Write.removal(P, Bytes.utf8("c"), stamp(1, 1))));
        await(store().commit(write(P + 1, entry("b", 1, 1, "1"))));
        await(store().commit(write(P + 1, entry("a", 0, 9, "0"))));
        assertNotEquals(digests(), await(store().digests(P + 1)));
        await(store().commit(write(P + 1, entry("a", 1, 1, "1"))));
        assertEquals(digests(), await(store().digests(P + 1)));
    }

    @Test
    void clearingEmptiesTheDigests() {
        List<Long> empty = digests();
        commit(entry("a", 1, 1, "1"));
        await(store().commit(Store.Write.memory(P, StoreRows.promised(1), true)));
        assertEquals(empty, digests());
    }

    @Test
    void aPageShowsKeysAndStampsButNoValues() {
        Entry value = entry("a", 1, 1, "one");
        Entry deleted = tombstone("b", 1, 2);
        commit(value, deleted);
        List<Answer.Stamped> expected =
                List.of(Answer.Stamped.of(value.key(), value.row()), Answer.Stamped.of(deleted.key(), deleted.row()));
        assertEquals(new Answer.Page(expected, false), page(ALL, Bytes.EMPTY, 10));
    }

    @Test
    void keysComeInTheOrderOfUnsignedBytes() {
        Bytes high = Bytes.of(new byte[] {(byte) 0x80});
        Bytes low = Bytes.of(new byte[] {0});
        Bytes middle = Bytes.utf8("a");
        Bytes longer = Bytes.utf8("aa");
        for (Bytes key : List.of(high, longer, low, middle)) {
            commit(new Entry(key, entry("x", 1, 1, "v").row()));
        }
        assertEquals(List.of(low, middle, longer, high), keys(page(ALL, Bytes.EMPTY, 10)));
        assertEquals(List.of(longer, high), keys(page(ALL, middle, 10)));
        assertEquals(List.of(middle, longer), keys(page(ALL, low, 2)));
        assertTrue(page(ALL, low, 2).more());
        assertFalse(page(ALL, low, 3).more());
    }

    @Test
    void theFloorIsOnTheFirstPage() {
        commit(new Entry(Bytes.EMPTY, entry("", 1, 1, "floor").row()), entry("a", 1, 1, "a"), entry("b", 1, 1, "b"));
        assertEquals(List.of(Bytes.EMPTY, Bytes.utf8("a")), keys(page(ALL, Bytes.EMPTY, 2)));
        assertEquals(List.of(Bytes.EMPTY), keys(page(RowDigest.bucket(Bytes.EMPTY), Bytes.EMPTY, 2)));
        assertEquals(2, page(ALL, Bytes.EMPTY, 1).keys().size(), "else nobody would get past it");
    }

    @Test
    void theBucketsTogetherHoldAllKeys() {
        TreeSet<Bytes> all = fill(300);
        TreeSet<Bytes> seen = new TreeSet<>();
        for (int bucket = 0; bucket < RowDigest.BUCKETS; bucket++) {
            List<Bytes> keys = keys(page(bucket, Bytes.EMPTY, 1000));
            assertEquals(keys.isEmpty(), digests().get(bucket) == 0);
            seen.addAll(keys);
        }
        assertEquals(all, seen);
    }

    @Test
    void oneCanPageThroughAPartition() {
        TreeSet<Bytes> all = fill(100);
        List<Bytes> seen = new ArrayList<>();
        Bytes after = Bytes.EMPTY;
        boolean more = true;
        while (more) {
            Answer.Page page = page(ALL, after, 7);
            assertTrue(page.keys().size() <= 7);
            seen.addAll(keys(page));
            after = seen.get(seen.size() - 1);
            more = page.more();
        }
        assertEquals(new ArrayList<>(all), seen);
    }

    private TreeSet<Bytes> fill(int count) {
        TreeSet<Bytes> all = new TreeSet<>();
        Entry[] entries = new Entry[count];
        for (int i = 0; i < count; i++) {
            entries[i] = entry("key-" + i, 1, 1, "v" + i);
            all.add(entries[i].key());
        }
        Arrays.asList(entries).forEach(this::commit);
        return all;
    }

    private void commit(Entry... entries) {
        await(store().commit(write(P, entries)));
    }

    private List<Long> digests() {
        return await(store().digests(P));
    }

    private Answer.Page page(int bucket, Bytes after, int limit) {
        return await(store().page(P, bucket, after, limit));
    }

    private static List<Bytes> keys(Answer.Page page) {
        return page.keys().stream().map(Answer.Stamped::key).toList();
    }

    private static long digest(Entry entry) {
        return RowDigest.of(entry.key(), entry.row(), 0);
    }
}
