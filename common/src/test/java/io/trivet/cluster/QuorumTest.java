package io.trivet.cluster;

import static io.trivet.cluster.Verdict.LOST;
import static io.trivet.cluster.Verdict.PENDING;
import static io.trivet.cluster.Verdict.WON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuorumTest {

    /** Workers of the exhaustive comparison; every voter set, yes and no are subsets of them. */
    private static final int WORKERS = 5;

    @ParameterizedTest(name = "{1} yes and {2} no of {0}: {3}")
    @CsvSource({
        "1, 0, 0, PENDING",
        "1, 1, 0, WON",
        "1, 0, 1, LOST",
        "2, 1, 0, PENDING",
        "2, 2, 0, WON",
        "2, 0, 1, LOST",
        "2, 1, 1, LOST",
        "3, 1, 0, PENDING",
        "3, 2, 0, WON",
        "3, 1, 1, PENDING",
        "3, 2, 1, WON",
        "3, 1, 2, LOST",
        "3, 0, 2, LOST",
        "4, 2, 0, PENDING",
        "4, 3, 0, WON",
        "4, 2, 1, PENDING",
        "4, 2, 2, LOST",
        "4, 0, 2, LOST",
        "5, 2, 2, PENDING",
        "5, 3, 0, WON",
        "5, 3, 2, WON",
        "5, 2, 3, LOST",
        "5, 0, 3, LOST"
    })
    void aMajorityIsMoreThanHalf(int voters, int yes, int no, Verdict expected) {
        Quorum quorum = new Quorum.Majority(range(0, voters));

        assertEquals(expected, quorum.verdict(range(0, yes), range(yes, yes + no)));
        assertEquals(expected == WON, quorum.won(range(0, yes)));
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "WON, WON, WON", "WON, PENDING, PENDING", "WON, LOST, LOST",
        "PENDING, PENDING, PENDING", "PENDING, LOST, LOST", "LOST, LOST, LOST"
    })
    void aJointQuorumNeedsBothAndLosesWithEither(Verdict first, Verdict second, Verdict expected) {
        Quorum one = new Quorum.Majority(WorkerSet.of(1));
        Quorum two = new Quorum.Majority(WorkerSet.of(2));
        WorkerSet yes = having(WON, first, second);
        WorkerSet no = having(LOST, first, second);

        assertEquals(expected, new Quorum.Joint(one, two).verdict(yes, no));
        assertEquals(expected, new Quorum.Joint(two, one).verdict(yes, no));
    }

    @Test
    void isJointFromTheBeginningOfAChangeToItsEnd() {
        PartitionConfig config = PartitionConfig.of(1, WorkerSet.of(1, 2, 3));
        PartitionConfig changing = config.begin(WorkerSet.of(1, 4, 5));
        WorkerSet oldOnes = WorkerSet.of(1, 2, 3);

        assertTrue(Quorum.of(config).won(oldOnes));
        assertEquals(PENDING, Quorum.of(changing).verdict(oldOnes, WorkerSet.empty()));
        assertEquals(LOST, Quorum.of(changing).verdict(oldOnes, WorkerSet.of(4, 5)));
        assertEquals(WON, Quorum.of(changing).verdict(WorkerSet.of(1, 2, 4), WorkerSet.of(3, 5)));
        assertEquals(new Quorum.Majority(WorkerSet.of(1, 4, 5)), Quorum.of(changing.complete()));
    }

    @Test
    void answersOfStrangersCountForNothing() {
        Quorum quorum = new Quorum.Majority(WorkerSet.of(1, 2, 3));

        assertEquals(PENDING, quorum.verdict(WorkerSet.of(1, 8, 9), WorkerSet.of(7)));
    }

    @Test
    void whoAnsweredBothWaysCountsAsYes() {
        Quorum quorum = new Quorum.Majority(WorkerSet.of(1, 2, 3));

        assertEquals(PENDING, quorum.verdict(WorkerSet.of(1), WorkerSet.of(1, 2)));
        assertEquals(WON, quorum.verdict(WorkerSet.of(1, 3), WorkerSet.of(1, 2)));
    }

    @Test
    void nobodyHasNoMajority() {
        assertThrows(IllegalArgumentException.class, () -> new Quorum.Majority(WorkerSet.empty()));
    }

    @Test
    void agreesWithADumbVersionForAllSetsAndWithItsHalvesSwapped() {
        for (int first = 1; first < 1 << WORKERS; first++) {
            for (int second = 1; second < 1 << WORKERS; second++) {
                compareForAllAnswers(first, second);
            }
        }
    }

    /** Each worker has answered yes, no or nothing: as many cases as numbers with so many digits to the base of 3. */
    private static void compareForAllAnswers(int first, int second) {
        Quorum one = new Quorum.Majority(ofBits(first));
        Quorum two = new Quorum.Majority(ofBits(second));
        for (int answers = 0; answers < Math.pow(3, WORKERS); answers++) {
            int yes = answersEqualTo(1, answers);
            int no = answersEqualTo(2, answers);
            Verdict expected = dumb(first, second, yes, no);

            assertEquals(expected, new Quorum.Joint(one, two).verdict(ofBits(yes), ofBits(no)));
            assertEquals(expected, new Quorum.Joint(two, one).verdict(ofBits(yes), ofBits(no)));
        }
    }

    /** Tries every way in which the silent ones may still answer. */
    private static Verdict dumb(int first, int second, int yes, int no) {
        boolean always = true;
        boolean ever = false;
        for (int finallyYes = 0; finallyYes < 1 << WORKERS; finallyYes++) {
            if ((finallyYes & yes) == yes && (finallyYes & no) == 0) {
                boolean wins = Integer.bitCount(finallyYes & first) > Integer.bitCount(first & ~finallyYes)
                        && Integer.bitCount(finallyYes & second) > Integer.bitCount(second & ~finallyYes);
                always &= wins;
                ever |= wins;
            }
        }
        if (!ever) {
            return LOST;
        }
        return always ? WON : PENDING;
    }

    private static int answersEqualTo(int digit, int answers) {
        int bits = 0;
        int rest = answers;
        for (int worker = 0; worker < WORKERS; worker++) {
            bits |= rest % 3 == digit ? 1 << worker : 0;
            rest /= 3;
        }
        return bits;
    }

    private static WorkerSet ofBits(int bits) {
        return WorkerSet.of(
                IntStream.range(0, WORKERS).filter(i -> (bits & 1 << i) != 0).toArray());
    }

    private static WorkerSet having(Verdict verdict, Verdict first, Verdict second) {
        WorkerSet set = first == verdict ? WorkerSet.of(1) : WorkerSet.empty();
        return second == verdict ? set.with(2) : set;
    }

    private static WorkerSet range(int from, int to) {
        return WorkerSet.of(IntStream.range(from, to).toArray());
    }
}
