package io.trivet.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.bus.Heartbeat;
import io.trivet.bus.Heartbeat.Duties;
import io.trivet.bus.Heartbeat.Status;
import io.trivet.bus.Heartbeat.StoreReport;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import io.trivet.cluster.plan.Situation;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Of workers 0, 1 and 2 the first two are heard all the time, unless a test says otherwise. */
final class AttendanceTest {
    private static final long GRACE = 30_000;

    private final Neighbours street = new Neighbours();
    private final Neighbour here = street.add("c1", 5_000);
    private final Neighbour zero = street.add("w0", 0);
    private final Neighbour one = street.add("w1", 0);
    private final Neighbour two = street.add("w2", 0);
    private final MapExchange maps = new MapExchange();
    private final Attendance attendance =
            new Attendance(here.roster(), here.time(), new DetectionSettings(2_000, 6_000, GRACE));
    private Status ofOne = Status.WELL;
    private ClusterMap map = Samples.map(4);

    AttendanceTest() {
        maps.see(map);
        attendance.start(maps);
        zero.pulse(() -> Samples.worker(zero, 0, 1, 1, Map.of()));
        one.pulse(() -> worker(one, 1, OptionalInt.of(1), ofOne, Map.of(3, 7)));
    }

    private static Heartbeat worker(
            Neighbour at, int database, OptionalInt number, Status status, Map<Integer, Integer> synced) {
        return new Heartbeat(
                Samples.node(Heartbeat.Role.WORKER, at.session(), at.session(), number, 1),
                Optional.of(Samples.CLUSTER),
                Optional.of(Samples.life(database, 1, 0)),
                1,
                new Duties(Map.of(), synced, 0, 0),
                new StoreReport(status, "", 0, 0, 0),
                0,
                0);
    }

    private Situation situation() {
        return attendance.situation(map);
    }

    private static WorkerSet workers(int... numbers) {
        return WorkerSet.of(numbers);
    }

    @Test
    void whoIsHeardAndWellIsUp() {
        street.pass(1_000);
        assertEquals(workers(0, 1), situation().up());
        assertEquals(workers(), situation().down());
    }

    @Test
    void whoStaysSilentIsDownAndAfterTheGraceLost() {
        street.pass(5_900);
        assertEquals(workers(), situation().down());
        street.pass(600);
        assertEquals(workers(2), situation().down());
        assertEquals(workers(), situation().lost());
        street.pass(GRACE);
        assertEquals(workers(2), situation().lost());
    }

    @Test
    void whoComesBackIsUpAndItsGraceBeginsAnew() {
        street.pass(GRACE);
        two.pulse(() -> Samples.worker(two, 2, 1, 1, Map.of()));
        street.pass(2_000);
        assertEquals(workers(0, 1, 2), situation().up());
        two.freeze(GRACE);
        street.pass(GRACE - 1_000);
        assertEquals(workers(2), situation().down());
        assertEquals(workers(), situation().lost());
    }

    @Test
    void aWorkerWithoutItsDatabaseCountsAsSilent() {
        street.pass(1_000);
        ofOne = Status.AWAY;
        street.pass(3_000);
        assertEquals(workers(0), situation().up());
        street.pass(4_000);
        assertEquals(workers(1, 2), situation().down());
    }

    @Test
    void aWorkerThatNobodyHasVouchedForDoesNotCount() {
        two.pulse(() -> worker(two, 2, OptionalInt.empty(), Status.WELL, Map.of()));
        street.pass(7_000);
        assertEquals(workers(2), situation().down());
    }

    @Test
    void afterAFreezeOfItsOwnNobodyIsDownBeforeAFullTimeout() {
        street.pass(1_000);
        here.freeze(60_000);
        street.pass(60_000);
        assertEquals(workers(), situation().down());
        street.pass(5_900);
        assertEquals(workers(), situation().down());
        street.pass(700);
        assertEquals(workers(2), situation().down());
        assertEquals(workers(), situation().lost());
    }

    @Test
    void whoWasReplacedUnderItsNameIsLostAtOnce() {
        map = map.withWorker(new Worker(3, Samples.identity(9), "w2", 1, 0, Worker.State.ACTIVE, "", ""));
        maps.see(map);
        street.pass(7_000);
        assertEquals(workers(), situation().lost());
        two.pulse(() -> worker(two, 9, OptionalInt.of(3), Status.WELL, Map.of()));
        street.pass(1_000);
        assertEquals(workers(2), situation().lost());
    }

    @Test
    void anOperatorMayGiveUpOnTheDown() {
        street.pass(7_000);
        attendance.giveUpOnTheDown();
        assertEquals(workers(2), situation().lost());
    }

    @Test
    void whatLeadersSayIsSyncedIsKnown() {
        street.pass(1_000);
        assertEquals(Map.of(3, 7), situation().synced());
    }
}
