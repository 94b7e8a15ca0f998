package io.trivet.register.row;

import static io.trivet.register.row.Clock.LOCAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClockTest {
    private static final Clock HERE = new Clock(Map.of(LOCAL, 3L, "b", 1L));
    private static final Clock THERE = new Clock(Map.of(LOCAL, 2L, "b", 5L, "c", 4L));

    @Test
    void aTickCountsOneWriteOfOneSite() {
        assertEquals(0, Clock.NONE.at(LOCAL));
        assertEquals(new Clock(Map.of(LOCAL, 2L)), Clock.NONE.tick(LOCAL).tick(LOCAL));
        assertEquals(new Clock(Map.of(LOCAL, 4L, "b", 1L)), HERE.tick(LOCAL));
        assertEquals(new Clock(Map.of(LOCAL, 1L, "b", 1L)), Clock.NONE.tick("b").tick(LOCAL));
    }

    @Test
    void aTickLeavesTheClockBeforeAsItWas() {
        Clock before = Clock.NONE.tick(LOCAL);
        before.tick(LOCAL);
        assertEquals(1, before.at(LOCAL));
        assertThrows(
                UnsupportedOperationException.class,
                () -> HERE.tick(LOCAL).counts().put(LOCAL, 0L));
    }

    @Test
    void aJoinHasTheHighestCountOfEachSiteFromEitherSide() {
        Clock joined = new Clock(Map.of(LOCAL, 3L, "b", 5L, "c", 4L));
        assertEquals(joined, HERE.join(THERE));
        assertEquals(joined, THERE.join(HERE));
        assertEquals(joined, joined.join(HERE));
    }

    @Test
    void joiningNothingChangesNothing() {
        assertEquals(HERE, HERE.join(Clock.NONE));
        assertEquals(HERE, Clock.NONE.join(HERE));
        assertEquals(HERE, HERE.join(HERE));
    }
}
