package io.trivet.rest.port;

import io.trivet.register.row.Bytes;
import io.trivet.register.row.Row;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * What single workers store, right or wrong: it may be older than what was acknowledged, and may even never have been
 * chosen. Futures fail with {@link Unavailable} when the worker does not answer in time.
 */
public interface Stores {
    /** @param worker its number */
    Future<Optional<Row>> row(int worker, Bytes key, long timeoutMillis);

    /**
     * The keys of a worker in byte order, whatever their partition; tombstones left out. A page may be shorter than
     * asked for, and should hold no more than a megabyte or two of values.
     */
    Future<Page> page(int worker, Bytes after, int limit, boolean values, long timeoutMillis);
}
