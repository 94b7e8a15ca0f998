package io.trivet.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.bus.Clerks.Patient;
import io.trivet.bus.DeskCounters.Count;
import org.junit.jupiter.api.Test;

class LatenessTest {
    private static final String PEER = "trivet.w1.s1.lane0";
    private static final long CLOCKS_APART = 5_000_000;

    private final Lateness lateness = new Lateness(3);

    @Test
    void whatExceedsTheSmallestDifferenceIsLate() {
        assertEquals(0, of(PEER, 1_000, 1_005));
        assertEquals(0, of(PEER, 1_010, 1_012));
        assertEquals(7, of(PEER, 1_020, 1_029));
    }

    @Test
    void eachPeerHasAClockOfItsOwn() {
        of(PEER, 1_000, 1_005);

        assertEquals(0, of("trivet.w2.s1.lane0", 900, 1_005));
        assertEquals(0, of(PEER, 1_010, 1_015));
    }

    /** A clock that was set back for good, by a machine that was suspended for instance, is not late for ever. */
    @Test
    void theSmallestDifferenceIsForgottenWithinAboutAMinute() {
        of(PEER, 1_000, 1_001);
        long late = 0;
        for (long now = 2_000; now < 70_000; now += 500) {
            late = of(PEER, now - 3_000, now);
        }
        assertEquals(0, late);
    }

    /** The parcels of ten minutes lie in the socket's buffer when a process thaws, and all of them are late. */
    @Test
    void aLongFreezeForgetsNothing() {
        of(PEER, 1_000, 1_001);
        long thaw = 600_000;
        for (long sentAt = 2_000; sentAt < thaw; sentAt += 1_000) {
            assertEquals(thaw - sentAt - 1, of(PEER, sentAt, thaw));
        }
        assertEquals(0, of(PEER, thaw, thaw + 1));
    }

    @Test
    void peersAreForgottenWhenThereAreTooMany() {
        of(PEER, 1_000, 1_001);
        for (int i = 2; i < 5; i++) {
            of("trivet.w" + i + ".s1.lane0", 1_000, 1_001);
        }
        assertEquals(0, of(PEER, 1_000, 9_000));
    }

    @Test
    void whateverItIsToldItIsNeverNegative() {
        long[] extremes = {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE};
        for (long sentAt : extremes) {
            assertTrue(lateness.of(PEER, sentAt, 1_000) >= 0);
        }
    }

    @Test
    void aThawedDeskDropsWhatIsTooLateButNotALeadersQuestions() {
        Town town = new Town(1);
        Patient patient = new Patient();
        Seat frozen = town.house("w2").seat("lane0", patient);
        Seat gateway = town.house("w1").seat("desk", Clerks::answers);
        gateway.ask(frozen, Clerks.put(gateway.time.now() + 300));
        town.pass(10);

        frozen.time.pause(town.time.now() + 60_000);
        gateway.ask(frozen, Clerks.put(gateway.time.now() + 5_000));
        gateway.ask(frozen, Clerks.confirm());
        town.pass(58_000);
        gateway.ask(frozen, Clerks.put(gateway.time.now() + 5_000));
        town.pass(3_000);

        assertEquals(3, patient.questions.size());
        assertEquals(Clerks.confirm(), patient.questions.get(1));
        Question.Operate recent = (Question.Operate) patient.questions.get(2);
        assertTrue(recent.perform().deadline() <= frozen.time.now() + 2_001, "what it waited for is gone");
        assertEquals(1, frozen.count(Count.LATE));
    }

    private long of(String address, long sentAt, long arrivedAt) {
        return lateness.of(address, sentAt + CLOCKS_APART, arrivedAt);
    }
}
