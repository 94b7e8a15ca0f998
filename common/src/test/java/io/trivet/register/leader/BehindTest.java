package io.trivet.register.leader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.WorkerSet;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Stamp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BehindTest {
    private static final Bytes X = Bytes.utf8("x");
    private static final Bytes Y = Bytes.utf8("y");
    private static final Stamp OLD = new Stamp(Ballot.NONE, 1);
    private static final Stamp NEW = new Stamp(Ballot.NONE, 2);

    private final Behind behind = new Behind(2);

    @Test
    void whoWasOnlyLateIsNotBehind() {
        behind.note(1, X, OLD);
        behind.note(1, Y, OLD);
        behind.forget(1, X, OLD);
        behind.forget(2, Y, OLD);
        assertEquals(Map.of(Y, OLD), behind.take(1));
        behind.note(1, X, OLD);
        behind.forget(1, X, OLD);
        assertTrue(behind.isEmpty());
    }

    /** Two steps were missed, and the first of them arrives after all. */
    @Test
    void whatWasMissedSinceStaysNoted() {
        behind.note(1, X, OLD);
        behind.note(1, X, NEW);
        behind.note(1, X, OLD);
        behind.forget(1, X, OLD);
        assertEquals(Map.of(X, NEW), behind.take(1));
        behind.note(1, X, OLD);
        behind.forget(1, X, NEW);
        assertTrue(behind.isEmpty());
    }

    @Test
    void whatIsTooMuchToNoteIsToBeLookedForAtWhoMissedIt() {
        List.of("a", "b", "b", "a").forEach(key -> behind.note(1, Bytes.utf8(key), OLD));
        assertFalse(behind.takeMore(1));
        behind.note(1, Bytes.utf8("c"), OLD);
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
        List.of("a", "b", "c").forEach(key -> behind.note(1, Bytes.utf8(key), OLD));
        behind.note(2, X, OLD);
        assertEquals(2, behind.take(1).size());
        assertEquals(1, behind.take(2).size());
    }
}
