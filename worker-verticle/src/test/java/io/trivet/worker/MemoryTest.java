package io.trivet.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.bus.Heartbeat.Duties;
import io.trivet.bus.Heartbeat.Status;
import io.trivet.bus.Heartbeat.StoreReport;
import io.trivet.process.Samples;
import io.trivet.register.Life;
import io.trivet.register.row.Ballot;
import io.trivet.worker.store.Born;
import io.trivet.worker.store.Size;
import io.trivet.worker.store.StoreFigures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class MemoryTest {
    private static final Life OWN = Samples.life(1, 5, 100);
    private static final Life OTHER = Samples.life(2, 3, 50);
    private static final Ballot BALLOT = Ballot.of(1, 1, 1);

    private final Memory memory =
            new Memory(new Born(OWN, List.of(60L, 40L), Optional.empty(), Map.of(OTHER.identity(), OTHER)));

    private static LaneReport report(Status state, String why, int partition, Map<UUID, Life> heard) {
        StoreFigures figures = new StoreFigures(1, 1, 1, 10L * partition, 1, 0, 0, 0);
        return new LaneReport(
                state, why, Map.of(partition, BALLOT), Map.of(partition, 1), 1, 5, Optional.of(figures), heard);
    }

    private static LaneReport well(int partition) {
        return report(Status.WELL, "", partition, Map.of());
    }

    @Test
    void whatWasSeenBeforeTheStartCountsAndOnlyTheFurthestIsKept() {
        assertEquals(Optional.of(OTHER), memory.seenOf(OTHER.identity()));
        memory.heard(Samples.life(2, 2, 60));
        Life furthest = memory.seenOf(OTHER.identity()).orElseThrow();
        assertEquals(3, furthest.incarnation());
        assertEquals(60, furthest.beat());
    }

    @Test
    void ofItselfItBelievesNobody() {
        memory.heard(Samples.life(1, 9, 999));
        assertEquals(Optional.empty(), memory.seenOf(OWN.identity()));
        assertEquals(List.of(OTHER), List.copyOf(memory.seen()));
    }

    @Test
    void aLaterStartOfItsDatabaseSucceedsIt() {
        assertTrue(memory.isSucceededBy(Samples.life(1, 6, 1)));
        assertFalse(memory.isSucceededBy(OWN));
        assertFalse(memory.isSucceededBy(Samples.life(1, 4, 1)));
        assertFalse(memory.isSucceededBy(Samples.life(2, 6, 1)));
    }

    @Test
    void beforeAnyLaneHasReportedTheStoreIsAway() {
        assertEquals(Status.AWAY, memory.store().status());
        assertEquals(Optional.of("it has not started yet"), memory.trouble());
    }

    @Test
    void theWorstLaneSaysHowTheStoreDoesAndTheSlowestHowLongItTakes() {
        memory.reported(0, well(0));
        memory.reported(1, report(Status.SLOW, "it hangs", 1, Map.of()));
        memory.measured(new Size(7, 700));
        assertEquals(new StoreReport(Status.SLOW, "it hangs", 10, 7, 700), memory.store());
        memory.reported(1, well(1));
        assertEquals(Optional.empty(), memory.trouble());
    }

    @Test
    void whoLeavesIsNotToBeGivenAnything() {
        memory.reported(0, well(0));
        memory.reported(1, well(1));
        memory.leaving(true);
        assertEquals(Status.LEAVING, memory.store().status());
        assertTrue(memory.trouble().orElseThrow().contains("about to end"));
        memory.reported(1, report(Status.AWAY, "it is gone", 1, Map.of()));
        assertEquals(new StoreReport(Status.AWAY, "it is gone", 10, 0, 0), memory.store());
        memory.reported(1, well(1));
        memory.leaving(false);
        assertEquals(Optional.empty(), memory.trouble());
    }

    @Test
    void dutiesAreThoseOfAllLanesByTheirNewestReports() {
        memory.reported(0, well(0));
        memory.reported(1, well(3));
        memory.reported(1, well(1));
        assertEquals(new Duties(Map.of(0, BALLOT, 1, BALLOT), Map.of(0, 1, 1, 1), 2, 10), memory.duties());
        assertEquals(Set.of(0, 1), memory.leads());
    }

    @Test
    void whatALaneHasHeardIsRemembered() {
        Life third = Samples.life(3, 1, 1);
        memory.reported(0, report(Status.WELL, "", 0, Map.of(third.identity(), third)));
        assertEquals(Optional.of(third), memory.seenOf(third.identity()));
    }
}
