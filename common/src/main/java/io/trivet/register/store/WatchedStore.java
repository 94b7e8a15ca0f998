package io.trivet.register.store;

import io.trivet.register.host.Store;
import io.trivet.register.host.Timing;
import io.trivet.register.message.Answer;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Row;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Watches a lane's store for its host: tells once when it is lost, and when a commit has had no answer for too long. A
 * PostgreSQL that is paused fails nothing, it hangs; whoever leads on it must let others lead.
 */
public final class WatchedStore implements Store {
    /** What the host wants to know. */
    public interface Listener {
        /** A statement failed, or its outcome is unknown: the lane forgets all, connects anew and recovers. */
        void lost(Throwable cause);

        /** A commit has had no answer for too long: the lane gives up what it leads. */
        void stalled();

        /** After that, a commit was answered: the lane may lead again. */
        void answers();
    }

    private final Store store;
    private final Timing timing;
    private final long limit;
    private final Listener listener;
    private int underWay;
    private long answeredAt;
    private boolean watching;
    private boolean stalled;
    private boolean lost;

    /** @param limit milliseconds without an answer after which a store counts as stalled */
    public WatchedStore(Store store, Timing timing, long limit, Listener listener) {
        this.store = store;
        this.timing = timing;
        this.limit = limit;
        this.listener = listener;
    }

    public boolean isStalled() {
        return stalled;
    }

    @Override
    public Future<Map<Integer, Durable>> recover() {
        return watched(store.recover());
    }

    @Override
    public Future<Committed> commit(Write write) {
        if (underWay++ == 0) {
            answeredAt = timing.now();
            watch();
        }
        return watched(store.commit(write)).onSuccess(committed -> {
            underWay--;
            answered();
        });
    }

    private void answered() {
        answeredAt = timing.now();
        if (stalled) {
            stalled = false;
            listener.answers();
        }
    }

    private void watch() {
        if (!watching) {
            watching = true;
            timing.after(limit, this::look);
        }
    }

    private void look() {
        watching = false;
        if (underWay == 0 || lost) {
            return;
        }
        if (!stalled && timing.now() - answeredAt >= limit) {
            stalled = true;
            listener.stalled();
        }
        watch();
    }

    @Override
    public Future<List<Optional<Row>>> read(int partition, List<Bytes> keys) {
        return watched(store.read(partition, keys));
    }

    @Override
    public Future<List<Long>> digests(int partition) {
        return watched(store.digests(partition));
    }

    @Override
    public Future<Answer.Page> page(int partition, int bucket, Bytes after, int limit) {
        return watched(store.page(partition, bucket, after, limit));
    }

    @Override
    public Future<Void> fence() {
        return watched(store.fence());
    }

    private <T> Future<T> watched(Future<T> answer) {
        return answer.onFailure(cause -> {
            if (!lost) {
                lost = true;
                listener.lost(cause);
            }
        });
    }
}
