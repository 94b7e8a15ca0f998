package io.trivet.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.bus.Heartbeat.Role;
import io.trivet.process.Membership.OwnLanes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RosterDirectoryTest {
    private final Neighbours street = new Neighbours();
    private final Neighbour here = street.add("w0", 5_000);
    private final Neighbour other = street.add("w1", 900_000);
    private OwnLanes own = OwnLanes.NONE;
    private final RosterDirectory directory = new RosterDirectory(here.roster(), () -> own);

    private void heard(long mapVersion) {
        here.roster().heard(Samples.worker(other, 1, 2, mapVersion, Map.of()));
    }

    @Test
    void aPartitionIsReachedAtItsLaneAndTheMapsOwnAtTheFirst() {
        heard(1);
        assertEquals(Optional.of(other.address("lane1")), directory.lane(1, 7));
        assertEquals(Optional.of(other.address("lane0")), directory.lane(1, -1));
        assertEquals(List.of(other.address("lane0"), other.address("lane1")), directory.lanes(1));
    }

    @Test
    void theOwnLanesAreReachedWithoutASession() {
        own = new OwnLanes(0, 2);
        assertEquals(Optional.of("here.lane1"), directory.lane(0, 3));
        assertEquals(List.of("here.lane0", "here.lane1"), directory.lanes(0));
    }

    @Test
    void whoIsSilentIsNowhere() {
        heard(1);
        street.pass(2_001);
        assertEquals(Optional.empty(), directory.lane(1, 0));
        assertEquals(List.of(), directory.lanes(1));
        assertEquals(Optional.empty(), directory.desk(Samples.identity(1)));
        assertEquals(Optional.empty(), directory.newestMapAt());
    }

    @Test
    void aWorkerWithoutANumberIsFoundByItsDatabaseOnly() {
        here.roster().heard(Samples.newcomer(other, 1, Optional.empty()));
        assertEquals(Optional.of(other.address("desk")), directory.desk(Samples.identity(1)));
        assertEquals(Optional.empty(), directory.lane(1, 0));
    }

    @Test
    void theNewestMapIsAskedOfWhoHasItAndOfNobodyIfThereIsNone() {
        heard(0);
        assertEquals(Optional.empty(), directory.newestMapAt());
        Neighbour third = street.add("w2", 1);
        here.roster().heard(Samples.worker(third, 2, 1, 5, Map.of()));
        heard(4);
        here.roster().heard(Samples.controller(street.add("c1", 1), Role.CONTROLLER.name(), 0));
        assertEquals(Optional.of(third.address("desk")), directory.newestMapAt());
    }
}
