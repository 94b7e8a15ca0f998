package io.trivet.gateway;

import java.util.Arrays;

/** How long a send may stay unanswered: a few times the recent 99th percentile, within bounds. */
final class AttemptTime {
    private static final int WINDOW = 256;
    /** Sorting on every answer would cost more than it tells. */
    private static final int REFRESH_EVERY = 16;

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
        long wanted = Math.min(p99, settings.longest()) * settings.factor();
        millis = Math.max(settings.shortest(), Math.min(settings.longest(), wanted));
    }
}
