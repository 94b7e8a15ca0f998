package io.trivet.worker.store;

import io.trivet.register.host.Timing;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Deletes in the background what emptied partitions held, a page at a time, so that no commit waits for it long. */
final class Sweeper {
    private static final long BETWEEN_PAGES = 50;

    private final Timing timing;
    private final int page;
    private final Consumer<Change> pipeline;
    private final TreeMap<Integer, Integer> left;
    private boolean sweeping;
    private boolean over;

    /** @param emptied partitions that may still hold something, with the fill that is alive in them */
    Sweeper(Timing timing, int page, Map<Integer, Integer> emptied, Consumer<Change> pipeline) {
        this.timing = timing;
        this.page = page;
        this.pipeline = pipeline;
        this.left = new TreeMap<>(emptied);
    }

    void start() {
        next();
    }

    /** This partition has been emptied, and that is durable. */
    void emptied(int partition, int alive) {
        left.put(partition, alive);
        next();
    }

    void stop() {
        over = true;
    }

    private void next() {
        if (!sweeping && !over && !left.isEmpty()) {
            sweeping = true;
            timing.after(BETWEEN_PAGES, this::sweep);
        }
    }

    private void sweep() {
        if (over) {
            return;
        }
        int partition = left.firstKey();
        int alive = left.get(partition);
        Sweep sweep = new Sweep(partition, alive, page);
        // When it fails the store is lost, and the next one begins by sweeping.
        sweep.deleted().onSuccess(deleted -> swept(partition, alive, deleted));
        pipeline.accept(sweep);
    }

    private void swept(int partition, int alive, int deleted) {
        if (deleted < page) {
            left.remove(partition, alive);
        }
        sweeping = false;
        next();
    }
}
