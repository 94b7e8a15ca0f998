package io.trivet.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.deploy.walk.History.Seen;
import org.junit.jupiter.api.Test;

/** What must never happen is noticed when it does. */
class HistoryTest {
    private final History register = new History("plum", false);
    private final History counter = new History("number", true);

    private static Seen seen(long version, String value, long known) {
        return new Seen(version, value, known, 1, new Node("w1", 8001));
    }

    private static void written(History history, long version, String value, long known) {
        history.begin();
        history.acknowledged(seen(version, value, known));
    }

    private static void assertViolation(String words, Runnable action) {
        String sentence = assertThrows(Violation.class, action::run).getMessage();
        assertTrue(sentence.contains(words) && sentence.contains("w1 (port 8001)"), sentence);
    }

    @Test
    void takesWhatFits() {
        written(register, 1, "a", 0);
        register.begin();
        register.unknown();
        assertDoesNotThrow(() -> register.read(seen(1, "a", 1)));
        assertDoesNotThrow(() -> register.read(seen(2, "b", 1)));
        assertEquals(2, register.newest());
        assertEquals(1, register.acknowledged());
        assertEquals(1, register.unknownWrites());
    }

    @Test
    void noticesAnOldValue() {
        written(register, 1, "a", 0);
        written(register, 2, "b", 1);
        assertViolation("expected at least version 2", () -> register.read(seen(1, "a", 2)));
        assertViolation("expected at least version 2", () -> register.read(seen(0, "", 2)));
    }

    @Test
    void takesAnOldValueThatWasAskedForBeforeTheNewOneWasKnown() {
        written(register, 1, "a", 0);
        written(register, 2, "b", 1);
        assertDoesNotThrow(() -> register.read(seen(1, "a", 1)));
    }

    @Test
    void noticesTwoValuesOfOneVersion() {
        written(register, 1, "a", 0);
        assertViolation("expected version 1 to be 'a', found 'b'", () -> written(register, 1, "b", 0));
        assertViolation("expected version 1 to be 'a', found 'c'", () -> register.read(seen(1, "c", 1)));
    }

    @Test
    void noticesALostUpdate() {
        written(counter, 1, "1", 0);
        assertViolation("both answered as version 1", () -> written(counter, 1, "1", 0));
        assertViolation("version 1 was known before", () -> written(counter, 1, "1", 1));
    }

    @Test
    void noticesAnUpdateThatWasDoneTwice() {
        counter.begin();
        assertViolation("at most version 1", () -> counter.acknowledged(seen(2, "2", 0)));
        assertViolation("expected 1 after so many increments", () -> counter.read(seen(1, "2", 0)));
    }

    @Test
    void noticesWhatWasRefusedAndIsThereAllTheSame() {
        register.begin();
        register.begin();
        register.refused("a");
        assertViolation("answered as not done", () -> register.read(seen(1, "a", 0)));
        assertThrows(Violation.class, () -> {
            register.begin();
            register.read(seen(2, "b", 0));
            register.refused("b");
        });
    }

    @Test
    void noticesARefusedIncrementThatWasDone() {
        counter.begin();
        counter.refused("");
        assertViolation("at most version 0", () -> counter.read(seen(1, "1", 0)));
    }
}
