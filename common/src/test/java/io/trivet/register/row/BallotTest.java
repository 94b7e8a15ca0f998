package io.trivet.register.row;

import static io.trivet.register.row.Ballot.MAX_EPOCH;
import static io.trivet.register.row.Ballot.MAX_ROUND;
import static io.trivet.register.row.Ballot.MAX_WORKER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BallotTest {
    private static final Ballot HIGHEST = Ballot.of(MAX_EPOCH, MAX_ROUND, MAX_WORKER);

    /** Each above the one before. */
    private static final List<Ballot> RISING = List.of(
            Ballot.NONE,
            Ballot.of(0, 0, 1),
            Ballot.of(0, 0, MAX_WORKER),
            Ballot.of(0, 1, 0),
            Ballot.of(0, MAX_ROUND, MAX_WORKER),
            Ballot.of(1, 0, 0),
            Ballot.of(1, 1, 2),
            Ballot.of(1, 2, 1),
            Ballot.of(MAX_EPOCH, 0, 0),
            HIGHEST);

    @Test
    void epochRoundAndWorkerHaveTheirBits() {
        assertEquals(1L << 43 | 2L << 16 | 3, Ballot.of(1, 2, 3).bits());
        assertEquals(Long.MAX_VALUE, HIGHEST.bits());
        assertEquals(0, Ballot.of(0, 0, 0).bits());
        for (Ballot ballot : RISING) {
            assertEquals(ballot, Ballot.of(ballot.epoch(), ballot.round(), ballot.worker()));
        }
    }

    @Test
    void theyAreOrderedByEpochThenRoundThenWorker() {
        for (int i = 0; i < RISING.size(); i++) {
            for (int j = 0; j < RISING.size(); j++) {
                Ballot a = RISING.get(i);
                Ballot b = RISING.get(j);
                assertEquals(i > j, a.isAbove(b), a + " above " + b);
                assertEquals(i < j, a.isBelow(b), a + " below " + b);
                assertEquals(Integer.compare(i, j), Integer.signum(a.compareTo(b)));
                assertEquals(RISING.get(Math.max(i, j)), Ballot.max(a, b));
            }
        }
    }

    @Test
    void theRoundAboveIsTheNextOfThisEpochOrTheFirstOfALaterOne() {
        Ballot ballot = Ballot.of(3, 7, 9);
        assertEquals(8, ballot.roundAbove(3));
        assertEquals(1, ballot.roundAbove(4));
        assertEquals(1, Ballot.NONE.roundAbove(0));
    }

    @Test
    void thereIsNoRoundAboveInAnEpochThatIsPastOrUsedUp() {
        assertEquals(MAX_ROUND + 1, Ballot.of(3, 7, 9).roundAbove(2));
        assertEquals(MAX_ROUND + 1, Ballot.of(3, MAX_ROUND, 9).roundAbove(3));
        assertEquals(1, Ballot.of(3, MAX_ROUND, 9).roundAbove(4));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0", "0, -1, 0", "0, 0, -1", "1048576, 0, 0", "0, 134217728, 0", "0, 0, 65536"})
    void whatHasNoRoomInItsBitsIsNoBallot(int epoch, int round, int worker) {
        assertThrows(IllegalArgumentException.class, () -> Ballot.of(epoch, round, worker));
    }
}
