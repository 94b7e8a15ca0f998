package io.trivet.gateway;

import io.trivet.register.host.Timing;
import java.util.TreeMap;

/** Time that stands still until a test lets it go on. */
final class VirtualTiming implements Timing {
    static final long WALL_CLOCK_AHEAD = 1_700_000_000_000L;

    private final TreeMap<Due, Runnable> timers = new TreeMap<>();
    private long now = 1_000;
    private long number;

    @Override
    public long now() {
        return now;
    }

    @Override
    public long wallClock() {
        return now + WALL_CLOCK_AHEAD;
    }

    @Override
    public Cancellable after(long millis, Runnable task) {
        Due due = new Due(now + millis, number++);
        timers.put(due, task);
        return () -> timers.remove(due);
    }

    @Override
    public void endOfTurn(Runnable task) {
        after(0, task);
    }

    void pass(long millis) {
        long until = now + millis;
        while (!timers.isEmpty() && timers.firstKey().at <= until) {
            now = Math.max(now, timers.firstKey().at);
            timers.pollFirstEntry().getValue().run();
        }
        now = Math.max(now, until);
    }

    /** The process is frozen: all that falls due meanwhile runs late. */
    void freeze(long millis) {
        now += millis;
        pass(0);
    }

    int timers() {
        return timers.size();
    }

    private record Due(long at, long number) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(number, other.number);
        }
    }
}
