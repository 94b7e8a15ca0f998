package io.trivet.rest.port;

import io.trivet.register.row.Bytes;
import io.vertx.core.Future;

/** Lists keys of the whole cluster, each as its partition's verified leader has it. */
@FunctionalInterface
public interface Listing {
    /**
     * The first keys after {@code after} that begin with {@code prefix}, in byte order, without tombstones and without
     * what has expired. The page must be whole: no key that belongs between two of its keys may be missing. It may be
     * shorter than asked for, but an empty one with {@code more} ends in circles and is not allowed. Fails with
     * {@link Unavailable} when a partition cannot be listed in time.
     */
    Future<Page> page(Query query);

    /**
     * @param after list what comes after this key; empty for the beginning
     * @param values whether values are wanted, too
     * @param bytes about how many bytes of keys and values make a page
     */
    record Query(Bytes prefix, Bytes after, int limit, boolean values, int bytes, long timeoutMillis) {}
}
