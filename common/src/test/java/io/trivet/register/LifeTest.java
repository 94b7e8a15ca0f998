package io.trivet.register;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class LifeTest {
    private static Life life(long incarnation, long nonce, long beat) {
        return new Life(new UUID(1, 2), incarnation, nonce, 1, beat);
    }

    private static void assertFurther(Life expected, Life a, Life b) {
        assertEquals(expected, Life.further(a, b));
        assertEquals(expected, Life.further(b, a));
    }

    @Test
    void theHigherBeatOfOneStartIsFurther() {
        assertFurther(life(3, 7, 20), life(3, 7, 10), life(3, 7, 20));
    }

    @Test
    void theNewerStartIsFurther() {
        assertFurther(life(4, 8, 20), life(3, 7, 10), life(4, 8, 20));
    }

    @Test
    void theHighestBeatIsRememberedAlsoWhenItIsOfTheOlderStart() {
        assertFurther(life(4, 8, 20), life(3, 7, 20), life(4, 8, 10));
    }
}
