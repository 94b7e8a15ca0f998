package io.trivet.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.bus.Heartbeat.Role;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import io.trivet.register.row.Ballot;
import io.trivet.rest.port.NodeStatus;
import io.trivet.rest.port.NodeStatus.Health;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class ClusterViewTest {
    private final Neighbours street = new Neighbours();
    private final Neighbour here = street.add("c1", 5_000);
    private final Neighbour one = street.add("w1", 0);
    private final Neighbour two = street.add("w2", 0);
    private final MapExchange maps = new MapExchange();
    private final Attendance attendance =
            new Attendance(here.roster(), here.time(), new DetectionSettings(2_000, 6_000, 0));
    private final ClusterView view = new ClusterView(here.roster(), maps, attendance, "c1", Role.CONTROLLER);

    private void hear(Neighbour whom, int number, Map<Integer, Ballot> leads) {
        here.roster().heard(Samples.worker(whom, number, 1, 1, leads));
    }

    private List<String> names() {
        return view.nodes().stream().map(node -> node.node().name()).toList();
    }

    private Health health(String name) {
        return view.nodes().stream()
                .filter(node -> node.node().name().equals(name))
                .findFirst()
                .map(NodeStatus::health)
                .orElseThrow();
    }

    @Test
    void beforeAnybodyIsHeardThereIsThisNodeItself() {
        assertEquals("c1", view.self().node().name());
        assertEquals(List.of(view.self()), view.nodes());
    }

    @Test
    void theControllerThatKeepsTheMapIsKnownByName() {
        assertEquals(Optional.empty(), view.keeper());
        here.roster().heard(Samples.controller(here, "c1", 0));
        assertEquals(Optional.of("c1"), view.keeper());
    }

    @Test
    void workersOfTheMapThatWereNeverHeardAreShownToo() {
        here.roster().heard(Samples.controller(here, "c1", 0));
        maps.see(Samples.map(4));
        hear(one, 1, Map.of());
        assertEquals(List.of("w1", "c1", "w0", "w2"), names());
        assertEquals(NodeStatus.NEVER_HEARD, view.nodes().get(2).heardMillisAgo());
    }

    @Test
    void aRemovedWorkerIsShownAsLongAsItIsHeard() {
        here.roster().heard(Samples.controller(here, "c1", 0));
        hear(one, 1, Map.of());
        ClusterMap map = Samples.map(4);
        maps.see(map.next()
                .worker(map.worker(1).orElseThrow().withState(Worker.State.REMOVED))
                .build());
        assertEquals(Health.UP, health("w1"));
        street.pass(2_001);
        assertEquals(List.of("c1", "w0", "w2"), names());
    }

    @Test
    void silenceShowsAndTheNodeItselfIsNeverSilent() {
        attendance.start(maps);
        here.roster().heard(Samples.controller(here, "c1", 0));
        hear(one, 1, Map.of());
        street.pass(2_000);
        assertEquals(Health.SUSPECT, health("w1"));
        street.pass(4_000);
        assertEquals(Health.DOWN, health("w1"));
        assertEquals(Health.UP, view.self().health());
        assertEquals(0, view.self().heardMillisAgo());
    }

    @Test
    void afterAFreezeOfItsOwnNobodyIsDownAtOnce() {
        attendance.start(maps);
        hear(one, 1, Map.of());
        street.pass(1_000);
        here.freeze(30_000);
        street.pass(30_000);
        assertEquals(Health.UP, health("w1"));
    }

    @Test
    void theHighestBallotLeadsAndWhoIsSilentDoesNot() {
        hear(one, 1, Map.of(0, Ballot.of(0, 9, 1)));
        hear(two, 2, Map.of(0, Ballot.of(0, 8, 2)));
        assertEquals(OptionalInt.of(1), view.leader(0));
        assertEquals(OptionalInt.empty(), view.leader(1));
        street.pass(2_001);
        hear(two, 2, Map.of(0, Ballot.of(0, 8, 2)));
        assertEquals(OptionalInt.of(2), view.leader(0));
    }
}
