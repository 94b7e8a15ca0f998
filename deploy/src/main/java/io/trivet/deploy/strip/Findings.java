package io.trivet.deploy.strip;

import java.util.List;

/**
 * What came of it.
 *
 * @param keys that were counted up
 * @param unread those of them that could not be read at the end
 * @param unknown writes of which the client was not told what became of them
 */
record Findings(
        List<Round> rounds,
        List<Violation> violations,
        int keys,
        int unread,
        int reads,
        int acknowledged,
        int unknown) {
    static Findings of(List<Round> rounds, Load load, int unread) {
        return new Findings(
                rounds,
                load.violations(),
                load.keyCount(),
                unread,
                load.count(Ledger::reads),
                load.count(Ledger::acknowledged),
                load.count(Ledger::unknown));
    }

    List<Sum> sums() {
        return Sum.of(rounds);
    }

    boolean isWell() {
        return isMeasured() && isFaultless();
    }

    /** Nothing is shown to be well, nor to be wrong. */
    boolean saysNothing() {
        return !isMeasured() && isFaultless();
    }

    /** A stall may hide successes, but makes none up: a void window does count where nobody went without. */
    private boolean isMeasured() {
        return rounds.stream()
                .map(Round::broken)
                .anyMatch(window -> !window.isVoid() || window.figures().without() == 0);
    }

    private boolean isFaultless() {
        return violations.isEmpty() && unread == 0 && sums().stream().allMatch(sum -> sum.without() == 0);
    }

    long count(Violation.Kind kind) {
        return violations.stream().filter(each -> each.kind() == kind).count();
    }

    String accounts() {
        return ("%,d reads and %,d acknowledged writes of %d keys, %d more writes of unknown outcome:"
                                + " %d stale, %d lost, %d wrong")
                        .formatted(
                                reads,
                                acknowledged,
                                keys,
                                unknown,
                                count(Violation.Kind.STALE),
                                count(Violation.Kind.LOST),
                                count(Violation.Kind.WRONG))
                + (unread == 0 ? "." : "; " + unread + " keys could not be read at the end.");
    }
}
