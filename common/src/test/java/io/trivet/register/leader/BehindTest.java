package io.trivet.register.leader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.WorkerSet;
import io.trivet.register.row.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class BehindTest {
    private static final Bytes X = Bytes.utf8("x");
    private static final Bytes Y = Bytes.utf8("y");

    private final Behind behind = new Behind(2);

    @Test
    void whoWasOnlyLateIsNotBehind() {
        behind.note(1, X);
        behind.note(1, Y);
        behind.forget(1, X);
        behind.forget(2, Y);
        assertEquals(List.of(Y), behind.take(1));
        behind.note(1, X);
        behind.forget(1, X);
        assertTrue(behind.isEmpty());
    }

    @Test
    void whatIsTooMuchToNoteIsToBeLookedForAtWhoMissedIt() {
        List.of("a", "b", "b", "a").forEach(key -> behind.note(1, Bytes.utf8(key)));
        assertFalse(behind.takeMore(1));
        behind.note(1, Bytes.utf8("c"));
        behind.take(1);
        assertFalse(behind.isEmpty());
        assertEquals(List.of(1), behind.workers());
        assertTrue(behind.takeMore(1));
        assertTrue(behind.isEmpty());
        behind.noteMore(1);
        behind.keepOnly(WorkerSet.of(2));
        assertTrue(behind.isEmpty());
    }

    @Test
    void thereIsABoundForEach() {
        List.of("a", "b", "c").forEach(key -> behind.note(1, Bytes.utf8(key)));
        behind.note(2, X);
        assertEquals(2, behind.take(1).size());
        assertEquals(1, behind.take(2).size());
    }
}
