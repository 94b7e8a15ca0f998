package io.trivet.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.process.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BeatsTest {
    @Test
    void theBeatIsTheSumOverAllLanesThatThereEverWere() {
        Beats beats = new Beats(Samples.life(1, 4, 100), List.of(30L, 20L));
        assertEquals(Samples.life(1, 4, 100), beats.life());
        beats.reached(1, 25);
        beats.reached(0, 31);
        assertEquals(Samples.life(1, 4, 106), beats.life());
    }
}
