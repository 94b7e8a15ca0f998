package io.trivet.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which seconds count. */
class ClientSecondsTest {
    private static final long ORIGIN = -5_000_000_000L;

    private final ClientSeconds seconds = new ClientSeconds(ORIGIN);

    private static long at(double second) {
        return ORIGIN + (long) (second * 1e9);
    }

    private void successes(String client, double... when) {
        for (double second : when) {
            seconds.succeeded(client, at(second));
        }
    }

    private ClientSeconds.Sum sum(double until) {
        return seconds.sum(ORIGIN - 1, at(until));
    }

    @Test
    void everyWholeSecondOfAClientCountsButItsFirst() {
        seconds.begins("w1a", at(0));
        successes("w1a", 0.5, 1.0, 2.9, 3.5, 4.2);
        assertEquals(new ClientSeconds.Sum(3, List.of(), 0, 1, 0), sum(4.5));
    }

    @Test
    void aSecondWithoutASuccessIsFound() {
        seconds.begins("w1a", at(0));
        seconds.begins("w2a", at(0));
        successes("w1a", 0.5, 1.5, 2.5, 3.5);
        successes("w2a", 0.5, 1.9, 3.1);
        assertEquals(new ClientSeconds.Sum(6, List.of("w2a in second 2"), 0, 2, 0), sum(4));
    }

    @Test
    void aGapOfLessThanASecondWithoutAWholeOneIsNone() {
        seconds.begins("w1a", at(0));
        successes("w1a", 0.5, 1.05, 2.95);
        assertEquals(List.of(), sum(3).without());
    }

    @Test
    void aPortThatIsGoneIsNotHeldAgainstTheClusterUntilASecondAfterItsReturn() {
        seconds.begins("w1a", at(0));
        successes("w1a", 0.5, 1.5);
        seconds.portGone("w1a", at(2.5));
        seconds.begins("w1a", at(4.5));
        assertEquals(new ClientSeconds.Sum(2, List.of("w1a in second 6"), 0, 5, 4), sum(7));
    }

    @Test
    void whatWasStoppedDoesNotCount() {
        seconds.begins("w1a", at(0));
        successes("w1a", 0.5, 1.5);
        seconds.ends("w1a", at(2.5));
        assertEquals(new ClientSeconds.Sum(1, List.of(), 0, 1, 0), sum(9));
    }

    @Test
    void aSecondInWhichWeWereStalledOurselvesIsVoid() {
        seconds.begins("w1a", at(0));
        successes("w1a", 0.5, 1.5, 4.5);
        seconds.stalled(at(2.9), at(3.1));
        assertEquals(new ClientSeconds.Sum(2, List.of(), 2, 1, 0), sum(5));
    }
}
