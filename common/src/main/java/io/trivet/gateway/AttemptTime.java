package io.trivet.gateway;

import java.util.Arrays;

/**
 * How long a send may stay unanswered: a few times the recent 99th percentile, within bounds. The upper one rises with
 * the median. Where half of all answers are late, nobody is frozen but all have too much to do, and to have leaders
 * replaced would be more of it.
 */
final class AttemptTime {
    private static final int WINDOW = 256;
    /** Sorting on every answer would cost more than it tells. */
    private static final int REFRESH_EVERY = 16;

    private static final int MEDIANS = 4;
    /** Whatever the median is. */
    private static final long MOST = 2_000;

    private final GatewaySettings.Attempts settings;
    private final long[] latencies = new long[WINDOW];
    private int recorded;
    private long millis;

    AttemptTime(GatewaySettings.Attempts settings) {
        this.settings = settings;
        this.millis = settings.longest();
    }

    void record(long latency) {
        latencies[recorded % WINDOW] = latency;
        recorded++;
        if (recorded == 2 * WINDOW) {
            recorded = WINDOW;
        }
        if (recorded % REFRESH_EVERY == 0) {
            refresh();
        }
    }

    long millis(boolean takeover) {
        return takeover ? millis + settings.takeover() : millis;
    }

    private void refresh() {
        long[] sorted = Arrays.copyOf(latencies, Math.min(recorded, WINDOW));
        Arrays.sort(sorted);
        long p99 = sorted[(sorted.length * 99 + 99) / 100 - 1];
        long longest = Math.max(settings.longest(), Math.min(MOST, MEDIANS * sorted[sorted.length / 2]));
        long wanted = Math.min(p99, longest) * settings.factor();
        millis = Math.max(settings.shortest(), Math.min(longest, wanted));
    }
}
