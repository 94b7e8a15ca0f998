package io.trivet.register;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.row.Ballot;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeenTest {
    private static final int SELF = 4;
    private static final PartitionConfig SECOND = PartitionConfig.of(2, WorkerSet.of(3, 4, 5));

    private static Optional<Ballot> ballot(int epoch, int round) {
        return Optional.of(Ballot.of(epoch, round, SELF));
    }

    @Test
    void theNextBallotIsAboveThePromiseThatWasRecovered() {
        assertEquals(ballot(2, 8), new Seen(SELF, Ballot.of(2, 7, 5)).next(SECOND));
    }

    @Test
    void noRoundIsTakenTwice() {
        Seen seen = new Seen(SELF, Ballot.NONE);
        assertEquals(ballot(2, 1), seen.next(SECOND));
        assertEquals(ballot(2, 2), seen.next(SECOND));
    }

    @Test
    void theNextBallotIsAboveEveryOneSeen() {
        Seen seen = new Seen(SELF, Ballot.NONE);
        seen.seen(Ballot.of(2, 9, 3));
        seen.seen(Ballot.of(2, 5, 5));
        assertEquals(ballot(2, 10), seen.next(SECOND));
        seen.seen(Ballot.of(2, 10, 5));
        assertEquals(ballot(2, 11), seen.next(SECOND));
    }

    @Test
    void aNewEpochBeginsWithItsFirstRound() {
        Seen seen = new Seen(SELF, Ballot.of(2, 7, 5));
        assertEquals(ballot(3, 1), seen.next(SECOND.renew()));
    }

    @Test
    void thereIsNoneInAnEpochThatIsPast() {
        Seen seen = new Seen(SELF, Ballot.of(3, 1, 5));
        assertEquals(Optional.empty(), seen.next(SECOND));
        assertEquals(Ballot.of(3, 1, 5), seen.highest());
    }

    @Test
    void thereIsNoneWhenTheRoundsHaveRunOut() {
        Seen seen = new Seen(SELF, Ballot.of(2, Ballot.MAX_ROUND - 1, 3));
        assertEquals(ballot(2, Ballot.MAX_ROUND), seen.next(SECOND));
        assertEquals(Optional.empty(), seen.next(SECOND));
        assertEquals(ballot(3, 1), seen.next(SECOND.renew()));
    }
}
