package io.trivet.worker;

import io.trivet.register.Life;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How far this worker's database has lived, as told to others. Each lane counts its own commits; the worker's beat is
 * the sum, which no restored database can show. Written by each lane's event loop, read by all.
 */
final class Beats {
    private final Life born;
    private final long retired;
    private final AtomicLongArray lanes;

    /** @param lanes the beats of the lanes at birth; what is left of the whole is of lanes that are used no more */
    Beats(Life born, List<Long> lanes) {
        this.born = born;
        this.lanes =
                new AtomicLongArray(lanes.stream().mapToLong(Long::longValue).toArray());
        this.retired = born.beat() - sum();
    }

    /** Only what is durable may be told. */
    void reached(int lane, long beat) {
        lanes.set(lane, beat);
    }

    Life life() {
        return new Life(born.identity(), born.incarnation(), born.nonce(), born.timeline(), retired + sum());
    }

    private long sum() {
        long sum = 0;
        for (int lane = 0; lane < lanes.length(); lane++) {
            sum += lanes.get(lane);
        }
        return sum;
    }
}
