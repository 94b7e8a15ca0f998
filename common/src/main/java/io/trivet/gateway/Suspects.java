package io.trivet.gateway;

import io.trivet.register.host.Timing;
import java.util.HashMap;
import java.util.Map;

/**
 * Workers that let attempt after attempt time out, so that not every operation has to find that out for itself. Any
 * answer clears a worker, also one that comes late. Nothing iterates over the map: its order is not to matter.
 */
final class Suspects {
    private final GatewaySettings.Suspicion settings;
    private final Timing timing;
    private final Map<Integer, Record> records = new HashMap<>();

    Suspects(GatewaySettings.Suspicion settings, Timing timing) {
        this.settings = settings;
        this.timing = timing;
    }

    void timedOut(int worker) {
        Record record = records.computeIfAbsent(worker, number -> new Record());
        record.timeouts++;
        if (record.timeouts == settings.after()) {
            record.nextProbe = timing.now() + settings.probeInterval();
        }
    }

    void answered(int worker) {
        records.remove(worker);
    }

    boolean isSuspect(int worker) {
        Record record = records.get(worker);
        return record != null && record.timeouts >= settings.after();
    }

    /** Whether one operation is to go to this suspect all the same; says so once per interval. */
    boolean takeProbe(int worker) {
        Record record = records.get(worker);
        if (record == null || timing.now() < record.nextProbe) {
            return false;
        }
        record.nextProbe = timing.now() + settings.probeInterval();
        return true;
    }

    private static final class Record {
        private int timeouts;
        private long nextProbe = Long.MAX_VALUE;
    }
}
