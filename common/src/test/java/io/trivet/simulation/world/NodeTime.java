package io.trivet.simulation.world;

import io.trivet.register.host.Timing;
import java.util.ArrayDeque;

/**
 * Time as one incarnation of a simulated process has it. Everything the process does, it does in a turn: a timer, a
 * delivery, or the end of a turn. A frozen process takes no turns: what was due meanwhile waits and is run in the order
 * in which it was due, one event each, once the process is thawed. A killed one never takes a turn again.
 */
public final class NodeTime implements Timing {
    private final VirtualTime world;
    private final long monotonicOffset;
    private final WallClock wallClock;
    private final ArrayDeque<Runnable> backlog = new ArrayDeque<>();
    private long frozenUntil;
    private boolean killed;
    private boolean inTurn;
    private boolean drainScheduled;

    /** @param monotonicOffset what the monotonic clock of this incarnation shows at the beginning of the run */
    public NodeTime(VirtualTime world, long monotonicOffset, WallClock wallClock) {
        this.world = world;
        this.monotonicOffset = monotonicOffset;
        this.wallClock = wallClock;
    }

    public VirtualTime world() {
        return world;
    }

    @Override
    public long now() {
        return monotonicOffset + world.now();
    }

    @Override
    public long wallClock() {
        return wallClock.at(world.now());
    }

    @Override
    public VirtualTime.Event after(long millis, Runnable task) {
        Turn turn = new Turn(task);
        world.enqueue(millis, turn);
        return turn;
    }

    /** Behind everything queued for this very moment, so that what is delivered at one moment travels on together. */
    @Override
    public void endOfTurn(Runnable task) {
        after(0, task);
    }

    /** Something arrives at this very moment: a turn of its own, now or after the thaw. */
    public void deliver(Runnable task) {
        if (inTurn) {
            after(0, task);
        } else if (mustWait()) {
            backlog.add(task);
        } else if (!killed) {
            takeTurn(task);
        }
    }

    /** Takes no turns before this virtual time. Freezing a frozen process can only prolong it. */
    public void pause(long until) {
        frozenUntil = Math.max(frozenUntil, until);
        scheduleDrain();
    }

    /** Ends a pause now. */
    public void thaw() {
        frozenUntil = Math.min(frozenUntil, world.now());
        drainScheduled = false;
        scheduleDrain();
    }

    /** No timer and no delivery of this process will ever run again. What it has sent is on its way all the same. */
    public void kill() {
        killed = true;
        backlog.clear();
    }

    public boolean isAlive() {
        return !killed;
    }

    public boolean isFrozen() {
        return frozenUntil > world.now();
    }

    private boolean mustWait() {
        return !killed && (!backlog.isEmpty() || isFrozen());
    }

    private void takeTurn(Runnable turn) {
        inTurn = true;
        try {
            turn.run();
        } finally {
            inTurn = false;
        }
    }

    private void scheduleDrain() {
        if (!drainScheduled && !killed) {
            drainScheduled = true;
            world.schedule(frozenUntil - world.now(), this::drain);
        }
    }

    private void drain() {
        drainScheduled = false;
        if (killed || backlog.isEmpty() && !isFrozen()) {
            return;
        }
        if (!isFrozen()) {
            takeTurn(backlog.poll());
        }
        scheduleDrain();
    }

    /** An event of this process. */
    private final class Turn extends VirtualTime.Event {
        Turn(Runnable task) {
            super(task);
        }

        @Override
        void fire() {
            if (mustWait()) {
                backlog.add(this);
            } else if (!killed) {
                takeTurn(this);
            }
        }
    }
}
