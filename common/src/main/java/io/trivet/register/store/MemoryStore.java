package io.trivet.register.store;

import io.trivet.register.host.Store;
import io.trivet.register.message.Answer;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Row;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store that remembers until the process ends. Everything is done when the call returns. */
public final class MemoryStore implements Store {
    private final MemoryRows rows;

    public MemoryStore(MemoryRows rows) {
        this.rows = rows;
    }

    @Override
    public Future<Map<Integer, Durable>> recover() {
        return Future.succeededFuture(rows.recover(partition -> true));
    }

    @Override
    public Future<Committed> commit(Write write) {
        return Future.succeededFuture(rows.apply(write));
    }

    @Override
    public Future<List<Optional<Row>>> read(int partition, List<Bytes> keys) {
        return Future.succeededFuture(rows.read(partition, keys));
    }

    @Override
    public Future<List<Long>> digests(int partition) {
        return Future.succeededFuture(rows.digests(partition));
    }

    @Override
    public Future<Answer.Page> page(int partition, int bucket, Bytes after, int limit) {
        return Future.succeededFuture(rows.page(partition, bucket, after, limit));
    }

    @Override
    public Future<Void> fence() {
        return Future.succeededFuture();
    }
}
