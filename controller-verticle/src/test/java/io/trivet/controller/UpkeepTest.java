package io.trivet.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.bus.Heartbeat;
import io.trivet.bus.Heartbeat.Duties;
import io.trivet.bus.Heartbeat.Role;
import io.trivet.bus.Heartbeat.StoreReport;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import io.trivet.cluster.plan.PlanSettings;
import io.trivet.process.Attendance;
import io.trivet.process.DetectionSettings;
import io.trivet.process.MapExchange;
import io.trivet.process.Neighbour;
import io.trivet.process.Neighbours;
import io.trivet.process.Samples;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Workers 0, 1 and 2 hold everything; the maps that are made are seen at once. */
final class UpkeepTest {
    private final Neighbours street = new Neighbours();
    private final Neighbour here = street.add("c1", 5_000);
    private final MapExchange maps = new MapExchange();
    private final Attendance attendance =
            new Attendance(here.roster(), here.time(), new DetectionSettings(2_000, 6_000, 600_000));
    private final Upkeep upkeep = new Upkeep(new Heard(here.roster()), attendance, new PlanSettings(3, 100));

    UpkeepTest() {
        maps.see(Samples.map(3));
        attendance.start(maps);
        pulse(0, 0, "w0", 1);
        pulse(1, 1, "w1", 1);
    }

    private void pulse(int database, int number, String name, long incarnation) {
        Neighbour at = street.add(name + "-" + database + "-" + incarnation, 0);
        at.pulse(() -> new Heartbeat(
                Samples.node(Role.WORKER, name, at.session(), OptionalInt.of(number), 1),
                Optional.of(Samples.CLUSTER),
                Optional.of(Samples.life(database, incarnation, 10)),
                1,
                Duties.NONE,
                StoreReport.NONE,
                0,
                0));
    }

    private ClusterMap map() {
        return maps.newest().orElseThrow();
    }

    private void pass(long millis) {
        for (long passed = 0; passed < millis; passed += 500) {
            street.pass(500);
            here.time().deliver(() -> upkeep.next(map()).ifPresent(maps::see));
        }
    }

    private Worker worker(int number) {
        return map().worker(number).orElseThrow();
    }

    @Test
    void aWorkerThatWasStartedAnewIsWrittenDownOnce() {
        pulse(2, 2, "w2", 4);
        pass(3_000);
        assertEquals(4, worker(2).incarnation());
        assertEquals(10, worker(2).beat());
        long version = map().version();
        pass(20_000);
        assertEquals(version, map().version(), "a beat alone makes no map");
    }

    @Test
    void whoCameInAnothersPlaceIsTakenInAndTheOtherIsRetiredWhenItHoldsNothing() {
        pass(7_000);
        assertEquals(Worker.State.ACTIVE, worker(2).state());
        pulse(9, 3, "w2", 1);
        pass(3_000);
        assertEquals(Samples.identity(9), worker(3).identity());
        assertEquals(Worker.State.ACTIVE, worker(2).state(), "its partitions have not moved yet");
        ClusterMap moved = map();
        for (int partition = 0; partition < 3; partition++) {
            moved = done(moved, partition);
        }
        maps.see(moved.withElectors(moved.electors().complete()));
        pass(1_000);
        assertEquals(Worker.State.REMOVED, worker(2).state());
    }

    private static ClusterMap done(ClusterMap map, int partition) {
        int primary = map.config(partition).next().get(0);
        return map.withPartition(partition, map.config(partition).complete(), primary);
    }
}
