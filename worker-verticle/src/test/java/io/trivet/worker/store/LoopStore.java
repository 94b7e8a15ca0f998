package io.trivet.worker.store;

import io.trivet.register.Life;
import io.trivet.register.host.Store;
import io.trivet.register.message.Answer;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Row;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store on its event loop, for a test that is on none. */
record LoopStore(Loop loop, PostgresStore store) implements Store {
    @Override
    public Future<Map<Integer, Durable>> recover() {
        return loop.onLoop(store::recover);
    }

    @Override
    public Future<Committed> commit(Write write) {
        return loop.onLoop(() -> store.commit(write));
    }

    @Override
    public Future<List<Optional<Row>>> read(int partition, List<Bytes> keys) {
        return loop.onLoop(() -> store.read(partition, keys));
    }

    @Override
    public Future<List<Long>> digests(int partition) {
        return loop.onLoop(() -> store.digests(partition));
    }

    @Override
    public Future<Answer.Page> page(int partition, int bucket, Bytes after, int limit) {
        return loop.onLoop(() -> store.page(partition, bucket, after, limit));
    }

    @Override
    public Future<Void> fence() {
        return loop.onLoop(store::fence);
    }

    Future<Listed> list(List<Integer> partitions, Bytes prefix, Bytes after, int limit, boolean values) {
        return loop.onLoop(() -> store.list(partitions, prefix, after, limit, values));
    }

    Future<Void> remember(Optional<io.trivet.cluster.ClusterMap> map, List<Life> seen) {
        return loop.onLoop(() -> store.remember(map, seen));
    }

    Future<Void> close() {
        return loop.onLoop(store::close);
    }
}
