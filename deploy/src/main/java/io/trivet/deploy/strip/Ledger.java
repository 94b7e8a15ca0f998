package io.trivet.deploy.strip;

import io.trivet.deploy.strip.Violation.Kind;
import java.util.Optional;

/**
 * What the one client that writes a key knows of it. It counts the key up from nothing, each time on the condition that
 * it is what was read, one operation after the other. So whatever is read lies between two numbers: the newest that was
 * acknowledged or read before, and the newest that may have been written.
 */
final class Ledger {
    private final String key;
    private long floor;
    private long ceiling;
    private int reads;
    private int acknowledged;
    private int unknown;

    Ledger(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    int reads() {
        return reads;
    }

    int acknowledged() {
        return acknowledged;
    }

    /** Writes of which the client was not told what became of them. */
    int unknown() {
        return unknown;
    }

    Optional<Violation> read(Seen seen) {
        reads++;
        Optional<Violation> violation = judge(seen, Kind.STALE);
        see(seen.value());
        return violation;
    }

    /** The last look: what is missing now will not come again. */
    Optional<Violation> end(Seen seen) {
        return judge(seen, Kind.LOST);
    }

    private Optional<Violation> judge(Seen seen, Kind whenOlder) {
        if (seen.value() < floor) {
            return violation(whenOlder, "%d was known, and %d was read", floor, seen.value());
        }
        if (seen.value() > ceiling) {
            return violation(Kind.WRONG, "%d was read, and nothing beyond %d was written", seen.value(), ceiling);
        }
        if (seen.value() != seen.version()) {
            return violation(Kind.WRONG, "%d is version %d: not written once each", seen.value(), seen.version());
        }
        return Optional.empty();
    }

    Optional<Violation> wrote(long value, Outcome outcome) {
        return switch (outcome) {
            case DONE -> acknowledged(value);
            case DECLINED -> declined(value);
            case UNKNOWN -> {
                unknown++;
                ceiling = Math.max(ceiling, value);
                yield Optional.empty();
            }
            case NOT_DONE -> Optional.empty();
        };
    }

    private Optional<Violation> acknowledged(long value) {
        acknowledged++;
        // Its condition was that the number before it is there, so the one known by now was not.
        Optional<Violation> violation = value <= floor
                ? violation(Kind.LOST, "%d was known, and %d was acknowledged all the same", floor, value)
                : Optional.empty();
        see(value);
        return violation;
    }

    /** Only an own write of unknown outcome can have come between. */
    private Optional<Violation> declined(long value) {
        return ceiling >= value
                ? Optional.empty()
                : violation(Kind.WRONG, "%d was declined, and nobody else writes", value, floor);
    }

    private void see(long value) {
        floor = Math.max(floor, value);
        ceiling = Math.max(ceiling, floor);
    }

    private Optional<Violation> violation(Kind kind, String format, long one, long other) {
        return Optional.of(new Violation(kind, "key " + key + ": " + format.formatted(one, other) + "."));
    }
}
