package io.trivet.register;

import io.trivet.cluster.Assignment;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.host.Host;
import io.trivet.register.host.Peers;
import io.trivet.register.host.Rules;
import io.trivet.register.host.Settings;
import io.trivet.register.host.Store;
import io.trivet.register.host.Timing;
import io.trivet.register.host.Watcher;
import io.trivet.register.message.Answer;
import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.register.row.Operation;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Row;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** What tests of the protocol's classes stand on: time that is moved by hand, a store that answers when told to. */
public final class Fakes {
    public static final long WALL_CLOCK = 1_700_000_000_000L;

    private Fakes() {}

    public static OperationId id(long millisAfterWallClock) {
        return OperationId.of(WALL_CLOCK + millisAfterWallClock, 1, 2);
    }

    /** The same fingerprint for equal actions under equal conditions. */
    public static Operation operation(OperationId id, String key, Action action, Condition condition) {
        int fingerprint = 31 * action.hashCode() + condition.hashCode();
        return new Operation(id, Bytes.utf8(key), action, condition, fingerprint, 9, OperationId.NONE);
    }

    /** One partition, of workers 1, 2 and 3 in epoch 1; so is the map. */
    static ClusterMap map(int primary) {
        return map(primary, 1);
    }

    /** So many partitions, all of them of workers 1, 2 and 3 in epoch 1; so is the map. */
    static ClusterMap map(int primary, int partitions) {
        PartitionConfig config = PartitionConfig.of(1, WorkerSet.of(1, 2, 3));
        List<Worker> workers =
                IntStream.rangeClosed(1, 3).mapToObj(Fakes::worker).toList();
        return ClusterMap.first(
                new UUID(1, 2), 3, workers, Collections.nCopies(partitions, new Assignment(config, primary)), config);
    }

    private static Worker worker(int number) {
        return new Worker(number, new UUID(7, number), "w" + number, 1, 0, Worker.State.ACTIVE, "host:9000", "");
    }

    /** Of this worker, in its only session; nothing of it is random. */
    public static Host host(int self, Peers peers, Timing timing, Settings settings) {
        return host(self, peers, timing, settings, Watcher.NONE);
    }

    static Host host(int self, Peers peers, Timing timing, Settings settings, Watcher watcher) {
        return new Host(self, 70 + self, peers, timing, () -> 0, settings, new Rules(), watcher);
    }

    /** Of worker 1, whose questions nobody hears. */
    public static Host alone(Timing timing, Settings settings) {
        return host(1, (worker, request) -> Future.failedFuture("nobody is there"), timing, settings);
    }

    /** Time that stands still until a test lets it pass. */
    public static final class HandTiming implements Timing {
        private record Task(long at, Runnable work) {}

        private final List<Task> tasks = new ArrayList<>();
        private long now = 1_000;

        @Override
        public long now() {
            return now;
        }

        @Override
        public long wallClock() {
            return WALL_CLOCK + now;
        }

        @Override
        public Cancellable after(long millis, Runnable work) {
            Task task = new Task(now + millis, work);
            tasks.add(task);
            return () -> tasks.remove(task);
        }

        @Override
        public void endOfTurn(Runnable task) {
            after(0, task);
        }

        public void pass(long millis) {
            long until = now + millis;
            for (Optional<Task> next = dueBy(until); next.isPresent(); next = dueBy(until)) {
                tasks.remove(next.get());
                now = Math.max(now, next.get().at());
                next.get().work().run();
            }
            now = until;
        }

        /** Time in which nothing runs: what is due in it comes late, as soon as some passes. */
        public void stall(long millis) {
            now += millis;
        }

        private Optional<Task> dueBy(long until) {
            return tasks.stream().filter(task -> task.at() <= until).min(Comparator.comparingLong(Task::at));
        }
    }

    /** Does everything at once. Says so at once too, or when told to, or fails. */
    public static class LateStore implements Store {
        private final Store store;
        private final List<Runnable> held = new ArrayList<>();
        private boolean late;
        private boolean failing;

        public LateStore(Store store) {
            this.store = store;
        }

        public void hold() {
            late = true;
        }

        /** Everything begun fails from now on, as soon as it begins. */
        public void fail() {
            failing = true;
        }

        public void release() {
            late = false;
            List<Runnable> answers = List.copyOf(held);
            held.clear();
            answers.forEach(Runnable::run);
        }

        private <T> Future<T> later(Future<T> done) {
            if (failing) {
                return Future.failedFuture("the connection is lost");
            }
            if (!late) {
                return done;
            }
            Promise<T> promise = Promise.promise();
            held.add(() -> done.onComplete(promise));
            return promise.future();
        }

        @Override
        public Future<Map<Integer, Durable>> recover() {
            return later(store.recover());
        }

        @Override
        public Future<Committed> commit(Write write) {
            return later(store.commit(write));
        }

        @Override
        public Future<List<Optional<Row>>> read(int partition, List<Bytes> keys) {
            return later(store.read(partition, keys));
        }

        @Override
        public Future<List<Long>> digests(int partition) {
            return later(store.digests(partition));
        }

        @Override
        public Future<Answer.Page> page(int partition, int bucket, Bytes after, int limit) {
            return later(store.page(partition, bucket, after, limit));
        }

        @Override
        public Future<Void> fence() {
            return later(store.fence());
        }
    }
}
