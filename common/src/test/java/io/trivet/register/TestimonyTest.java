package io.trivet.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.Testimony.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestimonyTest {
    private static final String RESTORED = "restored from a backup";
    private static final String COPIED = "a copy of its database";
    private static final String REPLACED = "another process";
    private static final String FAILED_OVER = "failed over";

    /** Its third start: nonce 30, timeline 1, beat 100. */
    private static final Life OWN = life(3, 30, 1, 100);

    private static final Optional<Life> NOTHING_SEEN = Optional.empty();
    private static final Optional<Life> SEEN_BEFORE = Optional.of(life(2, 20, 1, 99));

    private static Life life(long incarnation, long nonce, long timeline, long beat) {
        return new Life(new UUID(1, 2), incarnation, nonce, timeline, beat);
    }

    private static Verdict judge(int others, List<Optional<Life>> seen) {
        return Testimony.judge(OWN, seen, others);
    }

    private static void assertDoubted(String why, Life seen) {
        Verdict verdict = judge(2, List.of(NOTHING_SEEN, Optional.of(seen)));
        String told = assertInstanceOf(Verdict.NotThatWorker.class, verdict).why();
        assertTrue(told.contains(why), told);
    }

    @Test
    void whoSawNothingOrLessGivesNoDoubt() {
        assertEquals(new Verdict.Serve(), judge(2, List.of(NOTHING_SEEN)));
        assertEquals(new Verdict.Serve(), judge(2, List.of(SEEN_BEFORE)));
        assertEquals(new Verdict.Serve(), judge(2, List.of(Optional.of(OWN))));
    }

    @Test
    void aHigherBeatThanItsOwnShowsThatItWasRestored() {
        assertDoubted(RESTORED, life(2, 20, 1, 101));
        assertDoubted(RESTORED, life(3, 30, 1, 101));
    }

    @Test
    void anotherNonceOfItsStartOrALaterStartShowsThatItWasCopied() {
        assertDoubted(COPIED, life(3, 31, 1, 100));
        assertDoubted(COPIED, life(4, 40, 1, 100));
    }

    @Test
    void anotherTimelineShowsThatItHasFailedOver() {
        assertDoubted(FAILED_OVER, life(2, 20, 2, 99));
    }

    @Test
    void oneDoubtCountsHoweverManyHaveNone() {
        Optional<Life> doubt = Optional.of(life(2, 20, 1, 101));
        assertInstanceOf(Verdict.NotThatWorker.class, judge(4, List.of(SEEN_BEFORE, SEEN_BEFORE, SEEN_BEFORE, doubt)));
        assertInstanceOf(Verdict.NotThatWorker.class, judge(4, List.of(doubt)), "also before enough have answered");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 1", "3, 2", "4, 2", "5, 3", "6, 3"})
    void thoseWhoAnswerAreAMajorityWithItself(int others, int needed) {
        assertEquals(needed, Testimony.needed(others));
        assertTrue(2 * (needed + 1) > others + 1, "a majority");
        assertTrue(2 * needed <= others + 1, "and no more than that");
    }

    @Test
    void itWaitsUntilEnoughHaveAnswered() {
        assertEquals(new Verdict.Serve(), judge(0, List.of()));
        assertEquals(new Verdict.Wait(), judge(2, List.of()));
        assertEquals(new Verdict.Wait(), judge(4, List.of(SEEN_BEFORE)));
        assertEquals(new Verdict.Serve(), judge(4, List.of(SEEN_BEFORE, NOTHING_SEEN)));
    }

    @Test
    void aDatabaseThatWentOnIsNotDoubtedOnReconnect() {
        assertEquals(Optional.empty(), Testimony.doubtOnReconnect(OWN, OWN));
        assertEquals(Optional.empty(), Testimony.doubtOnReconnect(OWN, life(3, 30, 1, 101)));
    }

    @Test
    void aDatabaseThatIsAnotherIsDoubtedOnReconnect() {
        assertDoubtedOnReconnect(REPLACED, life(4, 40, 1, 101));
        assertDoubtedOnReconnect(RESTORED, life(2, 20, 1, 101));
        assertDoubtedOnReconnect(RESTORED, life(3, 30, 1, 99));
        assertDoubtedOnReconnect(RESTORED, life(3, 31, 1, 100));
        assertDoubtedOnReconnect(FAILED_OVER, life(3, 30, 2, 101));
    }

    private static void assertDoubtedOnReconnect(String why, Life found) {
        String told = Testimony.doubtOnReconnect(OWN, found).orElse("no doubt");
        assertTrue(told.contains(why), told);
    }
}
