package io.trivet.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.bus.Topics;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import io.trivet.cluster.plan.PlanSettings;
import io.trivet.process.Attendance;
import io.trivet.process.DetectionSettings;
import io.trivet.process.MapExchange;
import io.trivet.process.Neighbour;
import io.trivet.process.Neighbours;
import io.trivet.process.Samples;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class KeeperTest {
    private final Neighbours street = new Neighbours();
    private final List<Elector> workers = new ArrayList<>();
    private long drawn;
    private long replaceAfter = 60_000;

    /** A controller, whose published maps reach everybody. */
    private final class Office {
        final MapExchange maps = new MapExchange();
        final Neighbour at;
        final Keeper keeper;
        private int delivered;

        Office(String name) {
            at = street.add(name, 300_000);
            Seat seat = new Seat(at.seat(Topics.DESK, (from, question) -> Future.failedFuture("asks only")), at.time());
            Heard heard = new Heard(at.roster());
            Founding founding = new Founding(4, 3, List.of("w1", "w2", "w3"), 0, 0);
            Founder founder = new Founder(founding, heard, at.time()::now, () -> new UUID(0, ++drawn));
            Attendance attendance =
                    new Attendance(at.roster(), at.time(), new DetectionSettings(2_000, 6_000, replaceAfter));
            attendance.start(maps);
            Upkeep upkeep = new Upkeep(heard, attendance, new PlanSettings(3, 4));
            keeper = new Keeper(maps, at, at::sessionIfAny, at.time(), heard, founder, upkeep, seat);
            at.pulse(() -> Samples.controller(at, name, seat.activeFor()));
            keeper.start();
        }

        void deliver() {
            List<Buffer> published = at.published();
            for (; delivered < published.size(); delivered++) {
                Buffer map = published.get(delivered);
                workers.forEach(worker -> worker.at.time().deliver(() -> worker.maps.published(map)));
                offices.forEach(office -> office.at.time().deliver(() -> office.maps.published(map)));
            }
        }
    }

    private final List<Office> offices = new ArrayList<>();

    /** Like any process it asks for the map as soon as it hears of one. */
    private Office office(String name) {
        Office office = new Office(name);
        offices.forEach(other -> other.maps.newest().ifPresent(office.maps::see));
        offices.add(office);
        return office;
    }

    private void workers(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(each -> workers.add(new Elector(street, each)));
    }

    private void pass(long millis) {
        for (long passed = 0; passed < millis; passed += 50) {
            street.pass(50);
            offices.forEach(Office::deliver);
        }
    }

    private static List<String> names(ClusterMap map) {
        return map.workers().stream().map(Worker::name).toList();
    }

    @Test
    void whenAllElectorsAnswerAClusterIsFoundedAndItsMapPublished() {
        Office only = office("c1");
        workers(1, 3);
        pass(3_000);
        ClusterMap map = only.maps.newest().orElseThrow();
        assertEquals(List.of("w1", "w2", "w3"), names(map));
        assertEquals(1, map.version());
        workers.forEach(worker -> assertEquals(only.maps.newest(), worker.maps.newest()));
        assertTrue(only.keeper.keeps());
    }

    @Test
    void withoutAllElectorsNoClusterIsFounded() {
        Office only = office("c1");
        workers(1, 2);
        pass(10_000);
        assertTrue(only.maps.newest().isEmpty());
    }

    @Test
    void aWorkerThatComesLaterIsTakenInAlthoughItHasHeardOfTheMap() {
        Office only = office("c1");
        workers(1, 3);
        pass(3_000);
        Elector late = new Elector(street, 4);
        late.maps.see(only.maps.newest().orElseThrow());
        workers.add(late);
        pass(3_000);
        ClusterMap map = only.maps.newest().orElseThrow();
        assertEquals(List.of("w1", "w2", "w3", "w4"), names(map));
        assertEquals(only.maps.newest(), late.maps.newest());
        pass(60_000);
        assertEquals(4, only.maps.newest().orElseThrow().workers().size());
    }

    @Test
    void oneElectorMayBeFrozen() {
        Office only = office("c1");
        workers(1, 3);
        pass(3_000);
        workers.get(2).at.freeze(600_000);
        pass(3_000);
        workers(4, 4);
        pass(5_000);
        assertEquals(4, only.maps.newest().orElseThrow().workers().size());
    }

    @Test
    void twoControllersFoundOneCluster() {
        Office first = office("c1");
        Office second = office("c2");
        workers(1, 3);
        pass(5_000);
        assertTrue(first.keeper.keeps() ^ second.keeper.keeps());
        assertEquals(first.maps.newest(), second.maps.newest());
        workers.forEach(worker -> assertEquals(first.maps.newest(), worker.maps.newest()));
    }

    @Test
    void whenTheKeeperIsFrozenAnotherKeepsTheSameMap() {
        Office first = office("c1");
        workers(1, 3);
        pass(3_000);
        Office second = office("c2");
        pass(6_000);
        assertFalse(second.keeper.keeps());
        first.at.freeze(20_000);
        pass(5_000);
        assertTrue(second.keeper.keeps());
        workers(4, 4);
        pass(20_000);
        assertEquals(4, second.maps.newest().orElseThrow().workers().size());
        assertEquals(
                first.maps.newest().orElseThrow().clusterId(),
                second.maps.newest().orElseThrow().clusterId());
        assertFalse(first.keeper.keeps());
    }

    @Test
    void anElectorThatNobodyHasVouchedForHasNoVote() {
        Office first = office("c1");
        workers(1, 3);
        pass(3_000);
        workers.get(0).notAdmitted();
        workers.get(1).notAdmitted();
        pass(3_000);
        workers(4, 4);
        pass(5_000);
        assertEquals(3, first.maps.newest().orElseThrow().workers().size());
    }

    @Test
    void whoeverMissedThePublicationHearsItAgain() {
        Office only = office("c1");
        workers(1, 3);
        pass(3_000);
        int published = only.at.published().size();
        pass(10_000);
        assertEquals(published, only.at.published().size(), "nobody lacks it");
        workers.get(2).at.freeze(1_000);
        Elector deaf = workers.remove(2);
        workers(4, 4);
        pass(1_500);
        assertTrue(deaf.maps.version() < only.maps.version());
        workers.add(deaf);
        pass(5_000);
        assertEquals(only.maps.newest(), deaf.maps.newest());
    }
}
