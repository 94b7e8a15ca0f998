package io.trivet.simulation;

import io.trivet.register.host.Store;
import io.trivet.register.message.Answer;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Entry;
import io.trivet.register.row.Row;
import io.trivet.register.store.MemoryRows;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Rows that are durable at once, for whoever connected last. */
final class FencedRows {
    private final MemoryRows rows;
    private int fence;

    FencedRows(MemoryRows rows) {
        this.rows = rows;
    }

    Store connect(boolean asksOnConfirm, BiConsumer<Store.Write, Store.Committed> onCommit) {
        return new Connection(++fence, asksOnConfirm, onCommit);
    }

    void force(Entry entry) {
        rows.apply(Store.Write.rows(0, Optional.empty(), List.of(entry)));
    }

    private final class Connection implements Store {
        private final int own;
        private final boolean asksOnConfirm;
        private final BiConsumer<Write, Committed> onCommit;

        Connection(int own, boolean asksOnConfirm, BiConsumer<Write, Committed> onCommit) {
            this.own = own;
            this.asksOnConfirm = asksOnConfirm;
            this.onCommit = onCommit;
        }

        private <T> Future<T> fenced(Supplier<T> body) {
            return own == fence ? Future.succeededFuture(body.get()) : Future.failedFuture("another one connected");
        }

        @Override
        public Future<Map<Integer, Durable>> recover() {
            return fenced(() -> rows.recover(partition -> true));
        }

        @Override
        public Future<Committed> commit(Write write) {
            return fenced(() -> {
                Committed committed = rows.apply(write);
                onCommit.accept(write, committed);
                return committed;
            });
        }

        @Override
        public Future<List<Optional<Row>>> read(int partition, List<Bytes> keys) {
            return fenced(() -> rows.read(partition, keys));
        }

        @Override
        public Future<List<Long>> digests(int partition) {
            return fenced(() -> rows.digests(partition));
        }

        @Override
        public Future<Answer.Page> page(int partition, int bucket, Bytes after, int limit) {
            return fenced(() -> rows.page(partition, bucket, after, limit));
        }

        @Override
        public Future<Void> fence() {
            return asksOnConfirm ? fenced(() -> null) : Future.succeededFuture();
        }
    }
}
