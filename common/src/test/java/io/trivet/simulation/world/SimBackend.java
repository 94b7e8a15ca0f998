package io.trivet.simulation.world;

import java.util.ArrayDeque;
import java.util.Optional;

/**
 * The server's end of a connection: executes statements one after the other, each at one moment, and sends the answers
 * in the same order. It goes on whatever becomes of the client.
 */
final class SimBackend {
    private final SimDatabase database;
    private final NodeTime client;
    private final Latency latency;
    private final Fence fence;
    private final boolean sequenced;
    private final int era;
    private final ArrayDeque<Statement> queue = new ArrayDeque<>();
    private final Runnable step = this::step;
    private Optional<StoreFailure> failure = Optional.empty();
    private VirtualTime.Event next = new VirtualTime.Event(step);
    private boolean failsNext;
    private boolean severed;
    private long answeredAt;

    SimBackend(SimDatabase database, NodeTime client, Latency latency, Fence fence, boolean sequenced) {
        this.database = database;
        this.client = client;
        this.latency = latency;
        this.fence = fence;
        this.sequenced = sequenced;
        this.era = database.era();
    }

    void receive(Statement statement) {
        if (!severed) {
            queue.add(statement);
            if (queue.size() == 1) {
                schedule(latency.next());
            }
        }
    }

    void failNext() {
        failsNext = true;
    }

    /**
     * The connection breaks. What has been executed is committed; of what has not, the first few will be executed all
     * the same, later, and the rest never. Nobody gets an answer.
     */
    void sever() {
        if (severed) {
            return;
        }
        severed = true;
        next.cancel();
        int survivors = latency.upTo(queue.size());
        while (queue.size() > survivors) {
            queue.pollLast();
        }
        if (survivors > 0) {
            schedule(latency.stall());
        }
    }

    boolean isSevered() {
        return severed;
    }

    private void schedule(long delay) {
        next = database.time().schedule(delay, step);
    }

    private void step() {
        long stalled = database.stalledUntil() - database.time().now();
        if (stalled > 0) {
            schedule(stalled);
            return;
        }
        Statement statement = queue.poll();
        execute(statement);
        answer(statement);
        if (!queue.isEmpty()) {
            schedule(latency.next());
        }
    }

    private void execute(Statement statement) {
        if (era != database.era()) {
            failure = Optional.of(StoreFailure.CONNECTION_LOST);
        }
        if (failure.isPresent()) {
            statement.fail(failure.get());
        } else if (failsNext) {
            failsNext = false;
            statement.fail(StoreFailure.DATABASE_ERROR);
        } else {
            statement.execute(database, fence);
        }
        if (sequenced) {
            failure = statement.failure();
        }
    }

    private void answer(Statement statement) {
        if (!severed) {
            long now = database.time().now();
            answeredAt = Math.max(answeredAt, now + latency.next());
            client.after(answeredAt - now, statement);
        }
    }
}
