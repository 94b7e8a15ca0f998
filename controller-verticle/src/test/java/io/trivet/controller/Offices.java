package io.trivet.controller;

import io.trivet.bus.Topics;
import io.trivet.cluster.ClusterMap;
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

/** Controllers and electors in one virtual time; what a controller publishes reaches everybody. */
final class Offices {
    static final long REPLACE_AFTER = 20_000;

    final Neighbours street = new Neighbours();
    final List<Elector> workers = new ArrayList<>();
    final List<Office> offices = new ArrayList<>();
    private long drawn;

    /** A controller. */
    final class Office {
        final MapExchange maps = new MapExchange();
        final Neighbour at;
        final Keeper keeper;
        private int delivered;

        private Office(String name) {
            at = street.add(name, 300_000);
            Seat seat = new Seat(at.seat(Topics.DESK, (from, question) -> Future.failedFuture("asks only")), at.time());
            Heard heard = new Heard(at.roster());
            Founding founding = new Founding(4, 3, List.of("w1", "w2", "w3"), 0, 0);
            Founder founder = new Founder(founding, heard, at.time()::now, () -> new UUID(0, ++drawn));
            Attendance attendance =
                    new Attendance(at.roster(), at.time(), new DetectionSettings(2_000, 6_000, REPLACE_AFTER));
            attendance.start(maps);
            Upkeep upkeep = new Upkeep(heard, attendance, new PlanSettings(3, 4));
            keeper = new Keeper(maps, at, at::sessionIfAny, at.time(), heard, founder, upkeep, seat);
            at.pulse(() -> Samples.controller(at, name, seat.activeFor()));
            keeper.start();
        }

        ClusterMap map() {
            return maps.newest().orElseThrow();
        }

        private void deliver() {
            List<Buffer> published = at.published();
            for (; delivered < published.size(); delivered++) {
                Buffer map = published.get(delivered);
                workers.forEach(worker -> worker.at.time().deliver(() -> worker.maps.published(map)));
                offices.forEach(office -> office.at.time().deliver(() -> office.maps.published(map)));
            }
        }
    }

    /** Like any process it asks for the map as soon as it hears of one. */
    Office office(String name) {
        Office office = new Office(name);
        offices.forEach(other -> other.maps.newest().ifPresent(office.maps::see));
        offices.add(office);
        return office;
    }

    void workers(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(each -> workers.add(new Elector(street, each)));
    }

    void pass(long millis) {
        for (long passed = 0; passed < millis; passed += 50) {
            street.pass(50);
            offices.forEach(Office::deliver);
        }
    }
}
