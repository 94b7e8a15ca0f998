package io.trivet.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PartitionConfigTest {

    private static final WorkerSet OLD = WorkerSet.of(1, 2, 3);
    private static final WorkerSet NEW = WorkerSet.of(1, 2, 4);

    private final PartitionConfig atRest = PartitionConfig.of(7, OLD);
    private final PartitionConfig changing = atRest.begin(NEW);

    @Test
    void keepsTheOldVotersUntilTheChangeIsComplete() {
        assertEquals(new PartitionConfig(8, OLD, NEW), changing);
        assertEquals(new PartitionConfig(9, OLD, WorkerSet.of(1, 2, 5)), changing.redirect(WorkerSet.of(1, 2, 5)));
        assertEquals(PartitionConfig.of(9, OLD), changing.abort());
        assertEquals(PartitionConfig.of(9, NEW), changing.complete());
    }

    @Test
    void renewsTheEpochAndNothingElse() {
        assertEquals(new PartitionConfig(9, OLD, NEW), changing.renew());
    }

    @Test
    void recoversFromSurvivorsOnly() {
        assertEquals(PartitionConfig.of(8, WorkerSet.of(3)), atRest.recover(WorkerSet.of(3)));
        assertEquals(PartitionConfig.of(9, WorkerSet.of(1, 2)), changing.recover(WorkerSet.of(1, 2)));
        assertThrows(IllegalArgumentException.class, () -> atRest.recover(WorkerSet.of(3, 4)));
        assertThrows(IllegalArgumentException.class, () -> atRest.recover(WorkerSet.empty()));
    }

    @Test
    void membersAreThoseOfBothSets() {
        assertEquals(WorkerSet.of(1, 2, 3, 4), changing.members());
        assertTrue(changing.isMember(3) && changing.isMember(4));
        assertFalse(changing.isMember(5));
        assertEquals(OLD, atRest.members());
    }

    @Test
    void onlyWhoIsNewJoins() {
        assertEquals(WorkerSet.of(4), changing.joiners());
        assertTrue(changing.joins(4));
        assertFalse(changing.joins(1));
        assertFalse(changing.joins(3));
        assertTrue(atRest.joiners().isEmpty());
    }

    @Test
    void hasNoTransitionButTheNamedOnes() {
        assertThrows(IllegalStateException.class, () -> changing.begin(OLD));
        assertThrows(IllegalStateException.class, atRest::complete);
        assertThrows(IllegalStateException.class, atRest::abort);
        assertThrows(IllegalStateException.class, () -> atRest.redirect(NEW));
        assertThrows(IllegalArgumentException.class, () -> atRest.begin(WorkerSet.empty()));
    }

    @Test
    void refusesWhatABallotCannotHoldOrNobodyCanServe() {
        assertThrows(IllegalArgumentException.class, () -> PartitionConfig.of(-1, OLD));
        assertThrows(
                IllegalArgumentException.class,
                () -> PartitionConfig.of(PartitionConfig.MAX_EPOCH, OLD).renew());
        assertThrows(IllegalArgumentException.class, () -> PartitionConfig.of(0, WorkerSet.empty()));
        assertThrows(IllegalArgumentException.class, () -> PartitionConfig.of(0, WorkerSet.of(1, 0x8001)));
    }

    @Test
    void readsWell() {
        assertEquals("7:{1,2,3}", atRest.toString());
        assertEquals("8:{1,2,3}>{1,2,4}", changing.toString());
    }
}
