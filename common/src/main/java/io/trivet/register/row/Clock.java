package io.trivet.register.row;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A vector clock: how many writes each site has made to a key. Inside one cluster it counts and never goes back. */
public record Clock(Map<String, Long> counts) {
    public static final String LOCAL = "local";
    public static final Clock NONE = new Clock(Map.of());

    public long at(String site) {
        return counts.getOrDefault(site, 0L);
    }

    public Clock tick(String site) {
        if (counts.isEmpty() || counts.size() == 1 && counts.containsKey(site)) {
            return new Clock(Map.of(site, at(site) + 1));
        }
        TreeMap<String, Long> next = new TreeMap<>(counts);
        next.merge(site, 1L, Long::sum);
        return new Clock(Collections.unmodifiableMap(next));
    }

    /** The highest count of either, site by site. */
    public Clock join(Clock other) {
        if (counts.isEmpty() || counts.equals(other.counts)) {
            return other;
        }
        TreeMap<String, Long> joined = new TreeMap<>(counts);
        other.counts.forEach((site, count) -> joined.merge(site, count, Math::max));
        return new Clock(Collections.unmodifiableMap(joined));
    }
}
