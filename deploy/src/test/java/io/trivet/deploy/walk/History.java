package io.trivet.deploy.walk;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What clients know of a key: whatever was acknowledged to any of them and whatever any of them read must fit one line
 * of versions, and nobody may be told of an older one than somebody knew before he asked.
 */
final class History {
    private final String key;
    private final boolean counts;
    private final Map<Long, String> values = new HashMap<>();
    private final Set<Long> acknowledged = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private long newest;
    private int begun;
    private int notDone;
    private int unknown;
    private long lastRead;
    private long lastWrite;

    /** @param counts whether its value is its version: it is counted up from nothing, and that is all */
    History(String key, boolean counts) {
        this.key = key;
        this.counts = counts;
    }

    boolean counts() {
        return counts;
    }

    String key() {
        return key;
    }

    /** The newest version that anybody knows of. */
    long newest() {
        return newest;
    }

    /** When the latest read and the latest write began of which both succeeded. */
    boolean servedSince(long nanos) {
        return lastRead - nanos > 0 && lastWrite - nanos > 0;
    }

    // ---------------------------------------------------------------- writes

    void begin() {
        begun++;
    }

    void acknowledged(Seen seen) {
        see(seen);
        if (seen.version <= seen.known) {
            throw new Violation(
                    "Key %s: a write through %s was answered as version %d, but version %d was known before it began.",
                    key, seen.through, seen.version, seen.known);
        }
        if (!acknowledged.add(seen.version)) {
            throw new Violation(
                    "Key %s: two writes were both answered as version %d, the second through %s.",
                    key, seen.version, seen.through);
        }
        lastWrite = Math.max(lastWrite, seen.began);
    }

    /** Answered as not done, now and for ever. An increment has no value that could be recognized. */
    void refused(String value) {
        notDone++;
        if (value.isEmpty()) {
            return;
        }
        refused.add(value);
        values.forEach((version, stored) -> {
            if (stored.equals(value)) {
                throw new Violation("Key %s: '%s' was refused, but is version %d.", key, value, version);
            }
        });
    }

    void unknown() {
        unknown++;
    }

    // ---------------------------------------------------------------- reads

    /** Version 0: there is no such key. */
    void read(Seen seen) {
        if (seen.version < seen.known) {
            throw new Violation(
                    "Key %s: expected at least version %d, known before the read began; found version %d ('%s')"
                            + " through %s.",
                    key, seen.known, seen.version, seen.value, seen.through);
        }
        see(seen);
        lastRead = Math.max(lastRead, seen.began);
    }

    private void see(Seen seen) {
        String before = values.putIfAbsent(seen.version, seen.value);
        if (before != null && !before.equals(seen.value)) {
            throw new Violation(
                    "Key %s: expected version %d to be '%s', found '%s' through %s.",
                    key, seen.version, before, seen.value, seen.through);
        }
        if (refused.contains(seen.value)) {
            throw new Violation(
                    "Key %s: found '%s' through %s, a write that was answered as not done.",
                    key, seen.value, seen.through);
        }
        if (seen.version > begun - notDone) {
            throw new Violation(
                    "Key %s: expected at most version %d after so many writes, found version %d through %s.",
                    key, begun - notDone, seen.version, seen.through);
        }
        if (counts && seen.version > 0 && !seen.value.equals(Long.toString(seen.version))) {
            throw new Violation(
                    "Key %s: expected %d after so many increments, found '%s' through %s.",
                    key, seen.version, seen.value, seen.through);
        }
        newest = Math.max(newest, seen.version);
    }

    /**
     * An answer.
     *
     * @param known the newest version that anybody knew of when it was asked for
     * @param began when that was, in nanoseconds
     */
    record Seen(long version, String value, long known, long began, Node through) {}

    // ---------------------------------------------------------------- figures

    int acknowledged() {
        return acknowledged.size();
    }

    /** Writes of which nobody knows whether they were done. */
    int unknownWrites() {
        return unknown;
    }
}
