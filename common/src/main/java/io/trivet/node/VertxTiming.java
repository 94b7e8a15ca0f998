package io.trivet.node;

import io.trivet.register.host.Timing;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** The time of one event loop. Only that event loop may use it: what runs on it shares state without locks. */
public final class VertxTiming implements Timing {
    private final SharedTimers timers;
    private final Context context;
    private final Thread loop;
    private final Queue<Runnable> atEndOfTurn = new ArrayDeque<>();
    private boolean turnEnds;

    private VertxTiming(Vertx vertx, Context context) {
        this.timers = new SharedTimers(vertx);
        this.context = context;
        this.loop = Thread.currentThread();
    }

    /** The time of the event loop that calls this. */
    public static VertxTiming here(Vertx vertx) {
        return Optional.ofNullable(Vertx.currentContext())
                .filter(context -> context.isEventLoopContext() && Context.isOnEventLoopThread())
                .map(context -> new VertxTiming(vertx, context))
                .orElseThrow(() -> new IllegalStateException("not on an event loop"));
    }

    @Override
    public long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public long wallClock() {
        return System.currentTimeMillis();
    }

    /** After at least a millisecond, and up to a thirtieth later than asked for. */
    @Override
    public Cancellable after(long millis, Runnable task) {
        checkLoop();
        return timers.after(now(), millis, task);
    }

    @Override
    public void endOfTurn(Runnable task) {
        checkLoop();
        atEndOfTurn.add(task);
        endTurn();
    }

    private void endTurn() {
        if (!turnEnds && !atEndOfTurn.isEmpty()) {
            turnEnds = true;
            context.runOnContext(turn -> runAll());
        }
    }

    /** What is added meanwhile waits for the next turn, or turns that feed each other would let nothing else run. */
    private void runAll() {
        int due = atEndOfTurn.size();
        try {
            while (due > 0) {
                due--;
                atEndOfTurn.remove().run();
            }
        } finally {
            // Also when a task has thrown: the others are not to blame.
            turnEnds = false;
            endTurn();
        }
    }

    private void checkLoop() {
        if (Thread.currentThread() != loop) {
            throw new IllegalStateException("the time of " + loop.getName() + ", used by another thread");
        }
    }
}
