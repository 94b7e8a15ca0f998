package io.trivet.process;

import io.trivet.bus.Desk;
import io.trivet.bus.Heartbeat;
import io.trivet.cluster.ClusterMap;
import io.trivet.process.Membership.OwnLanes;
import io.trivet.register.row.Ballot;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A controller's gateway before three workers of one lane each, which are heard of by their heartbeats. */
final class Gate {
    static final int PARTITIONS = 6;

    final Neighbours street = new Neighbours();
    final Neighbour here = street.add("c1", 5_000);
    final Desk desk = here.seat("desk", (from, question) -> Future.failedFuture("asks only"));
    final MapExchange maps = new MapExchange();
    final RosterDirectory directory = new RosterDirectory(here.roster(), () -> OwnLanes.NONE);
    final Attendance attendance = new Attendance(here.roster(), here.time(), new DetectionSettings(2_000, 6_000, 0));
    final ClusterView cluster = new ClusterView(here.roster(), maps, attendance, "c1", Heartbeat.Role.CONTROLLER);
    final List<Neighbour> workers = new ArrayList<>();
    final List<Lanes> lanes = new ArrayList<>();
    final ClusterMap map = Samples.map(PARTITIONS);

    Gate() {
        maps.see(map);
        for (int number = 0; number < 3; number++) {
            Neighbour worker = street.add("w" + number, 100_000L * number);
            Lanes lane = new Lanes();
            worker.seat("lane0", lane);
            workers.add(worker);
            lanes.add(lane);
            int self = number;
            worker.pulse(() -> Samples.worker(worker, self, 1, map.version(), leads(self, lane)));
        }
        street.pass(10);
    }

    private static Map<Integer, Ballot> leads(int worker, Lanes lane) {
        Map<Integer, Ballot> leads = new TreeMap<>();
        lane.verified.forEach(partition -> leads.put(partition, Ballot.of(0, 1, worker)));
        return leads;
    }

    /** Each primary leads its partitions. */
    void leadAll() {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            lanes.get(map.assignment(partition).primary()).verified.add(partition);
        }
    }
}
