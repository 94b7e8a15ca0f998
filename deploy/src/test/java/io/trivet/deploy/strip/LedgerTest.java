package io.trivet.deploy.strip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.deploy.strip.Violation.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What may be read and acknowledged, and what not. */
class LedgerTest {
    private final Ledger ledger = new Ledger("k");

    private static Seen seen(long value) {
        return new Seen(value, value, "t" + value);
    }

    private static void assertFound(Kind kind, Optional<Violation> violation) {
        assertEquals(Optional.of(kind), violation.map(Violation::kind), violation::toString);
    }

    private static void assertNone(Optional<Violation> violation) {
        assertTrue(violation.isEmpty(), violation::toString);
    }

    private void countUpTo(long value) {
        for (long i = 1; i <= value; i++) {
            assertNone(ledger.read(seen(i - 1)));
            assertNone(ledger.wrote(i, Outcome.DONE));
        }
    }

    @Test
    void countingUpIsAsItShouldBe() {
        countUpTo(5);
        assertNone(ledger.end(seen(5)));
        assertEquals(5, ledger.reads());
        assertEquals(5, ledger.acknowledged());
    }

    @Test
    void aReadOlderThanWhatWasAcknowledgedIsStale() {
        countUpTo(5);
        assertFound(Kind.STALE, ledger.read(seen(4)));
    }

    @Test
    void aReadOlderThanWhatWasReadBeforeIsStale() {
        assertNone(ledger.wrote(1, Outcome.UNKNOWN));
        assertNone(ledger.read(seen(1)));
        assertFound(Kind.STALE, ledger.read(seen(0)));
    }

    @Test
    void aKeyThatIsNoMoreThereIsStale() {
        countUpTo(2);
        assertFound(Kind.STALE, ledger.read(Seen.NOTHING));
    }

    @Test
    void anAcknowledgedWriteThatIsMissingAtTheEndIsLost() {
        countUpTo(5);
        assertFound(Kind.LOST, ledger.end(seen(4)));
    }

    @Test
    void aNumberThatIsAcknowledgedAgainWasLost() {
        countUpTo(5);
        assertFound(Kind.LOST, ledger.wrote(5, Outcome.DONE));
    }

    @Test
    void aWriteOfUnknownOutcomeMayBeThereOrNot() {
        countUpTo(3);
        assertNone(ledger.wrote(4, Outcome.UNKNOWN));
        assertNone(ledger.read(seen(3)));
        assertNone(ledger.read(seen(4)));
        assertNone(ledger.end(seen(4)));
        assertEquals(1, ledger.unknown());
    }

    @Test
    void aWriteOfUnknownOutcomeThatWasReadStays() {
        countUpTo(3);
        assertNone(ledger.wrote(4, Outcome.UNKNOWN));
        assertNone(ledger.read(seen(4)));
        assertFound(Kind.LOST, ledger.end(seen(3)));
    }

    @Test
    void aWriteThatWasNotDoneMustNotBeRead() {
        countUpTo(3);
        assertNone(ledger.wrote(4, Outcome.NOT_DONE));
        assertFound(Kind.WRONG, ledger.read(seen(4)));
    }

    @Test
    void whatNobodyWroteIsWrong() {
        countUpTo(3);
        assertFound(Kind.WRONG, ledger.read(seen(5)));
    }

    @Test
    void aWriteThatTookEffectTwiceIsWrong() {
        countUpTo(3);
        assertFound(Kind.WRONG, ledger.read(new Seen(3, 4, "t")));
    }

    @Test
    void aConditionFailsOnlyBecauseOfAnOwnWriteOfUnknownOutcome() {
        countUpTo(3);
        assertNone(ledger.wrote(4, Outcome.UNKNOWN));
        assertNone(ledger.wrote(4, Outcome.DECLINED));
        assertNone(ledger.read(seen(4)));
        assertFound(Kind.WRONG, ledger.wrote(5, Outcome.DECLINED));
    }
}
