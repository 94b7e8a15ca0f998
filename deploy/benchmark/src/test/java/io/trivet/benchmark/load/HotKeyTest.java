package io.trivet.benchmark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class HotKeyTest {
    private static Sample judged(long acknowledged, long unknown, long increase) {
        Sample sample = new Sample(acknowledged, unknown, 1, Histogram.EMPTY, List.of());
        return HotKey.judged(new ClosedLoop.Outcome(sample, unknown), increase);
    }

    @Test
    void whatWasAcknowledgedIsThereOnce() {
        assertTrue(judged(10, 0, 10).remarks().isEmpty());
    }

    @Test
    void whatNobodyKnowsMayBeThereOrNot() {
        assertTrue(judged(10, 2, 10).remarks().isEmpty());
        assertTrue(judged(10, 2, 12).remarks().isEmpty());
    }

    @Test
    void whatIsMissingOrTooMuchIsSaid() {
        assertEquals(List.of("1 increments LOST"), judged(10, 2, 9).remarks());
        assertEquals(List.of("1 increments DONE TWICE"), judged(10, 2, 13).remarks());
        assertTrue(judged(10, 0, 9).remarks().stream().allMatch(HotKey::isWrong));
        assertEquals(1, judged(10, 0, 9).errors());
    }
}
