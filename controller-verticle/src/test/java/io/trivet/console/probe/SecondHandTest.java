package io.trivet.console.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.register.Fakes.HandTiming;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SecondHandTest {
    private final HandTiming timing = new HandTiming();
    private final List<String> told = new ArrayList<>();
    private final SecondHand hand = new SecondHand(
            timing, seconds -> told.add(seconds + " missed"), whole -> told.add(whole ? "whole" : "not whole"));

    @BeforeEach
    void start() {
        hand.start();
    }

    @Test
    void callsAtTheEndOfEachSecond() {
        timing.pass(999);
        assertEquals(List.of(), told);
        timing.pass(2_001);
        assertEquals(List.of("whole", "whole", "whole"), told);
    }

    @Test
    void saysOfASecondThatItStoodStillIn() {
        timing.pass(300);
        timing.stall(500);
        timing.pass(1_200);
        assertEquals(List.of("not whole", "whole"), told);
    }

    @Test
    void takesNoOffenceAtASmallDelay() {
        timing.pass(300);
        timing.stall(200);
        timing.pass(500);
        assertEquals(List.of("whole"), told);
    }

    @Test
    void countsTheSecondsThatItMissedAndKeepsInStep() {
        timing.pass(300);
        timing.stall(3_200);
        timing.pass(499);
        assertEquals(List.of("2 missed", "not whole"), told);
        timing.pass(1);
        assertEquals(List.of("2 missed", "not whole", "whole"), told);
    }
}
