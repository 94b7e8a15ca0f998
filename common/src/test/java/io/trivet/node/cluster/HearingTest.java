package io.trivet.node.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HearingTest {
    private static final LinkTimes TIMES = LinkTimes.forEviction(Duration.ofSeconds(5));

    private final Hearing hearing = new Hearing(TIMES, 0);

    @Test
    void aSessionThatHearsNobodyIsDeafAfterAWhile() {
        hearing.heard("peer", 4_000);
        assertEquals(Optional.empty(), hearing.complaint(29_000));
        assertTrue(hearing.complaint(30_000).orElseThrow().startsWith("deaf"));
    }

    @Test
    void aNewSessionIsGivenTime() {
        assertEquals(Optional.empty(), hearing.complaint(29_999));
    }

    @Test
    void aSessionThatIsAnsweredByNobodyIsMute() {
        for (long now = 0; now <= 60_000; now += 1_000) {
            hearing.heard("peer", now);
            hearing.whomToAsk(now);
        }
        assertTrue(hearing.complaint(60_000).orElseThrow().startsWith("mute"));
        hearing.answered();
        assertEquals(Optional.empty(), hearing.complaint(60_000));
    }

    @Test
    void onlyThoseAreAskedThatWereHeardLately() {
        hearing.heard("frozen", 1_000);
        hearing.heard("well", 4_000);
        assertEquals(Optional.of("well"), hearing.whomToAsk(5_000));
        assertEquals(Optional.empty(), hearing.whomToAsk(6_000), "not yet time");
        assertEquals(Optional.empty(), hearing.whomToAsk(10_000), "nobody was heard lately");
        hearing.heard(34_000);
        assertEquals(Optional.empty(), hearing.complaint(35_000), "one question stayed open, and no more");
    }
}
