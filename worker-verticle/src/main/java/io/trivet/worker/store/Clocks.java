package io.trivet.worker.store;

import io.trivet.register.row.Clock;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A clock in two columns: a number for this site, and JSON for the others, which are mostly none. */
final class Clocks {
    private Clocks() {}

    /** All that the number does not say. A local count of zero is not the same as none. */
    static Optional<String> others(Clock clock) {
        Map<String, Long> counts = clock.counts();
        boolean local = counts.size() == 1 && clock.at(Clock.LOCAL) > 0;
        if (counts.isEmpty() || local) {
            return Optional.empty();
        }
        JsonObject json = new JsonObject();
        counts.forEach((site, count) -> {
            if (!site.equals(Clock.LOCAL) || count <= 0) {
                json.put(site, count);
            }
        });
        return Optional.of(json.encode());
    }

    static Clock clock(long local, Optional<String> others) {
        if (others.isEmpty()) {
            return local == 0 ? Clock.NONE : new Clock(Map.of(Clock.LOCAL, local));
        }
        TreeMap<String, Long> counts = new TreeMap<>();
        JsonObject json = new JsonObject(others.get());
        json.fieldNames().forEach(site -> counts.put(site, json.getLong(site)));
        if (local != 0) {
            counts.put(Clock.LOCAL, local);
        }
        return new Clock(Collections.unmodifiableMap(counts));
    }
}
