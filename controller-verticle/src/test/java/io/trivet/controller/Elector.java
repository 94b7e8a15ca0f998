package io.trivet.controller;

import io.trivet.bus.Heartbeat;
import io.trivet.bus.Heartbeat.Duties;
import io.trivet.bus.Heartbeat.Role;
import io.trivet.bus.Heartbeat.StoreReport;
import io.trivet.bus.Question;
import io.trivet.bus.Response;
import io.trivet.bus.Sender;
import io.trivet.bus.wire.RowCodec;
import io.trivet.cluster.ClusterMap;
import io.trivet.process.MapExchange;
import io.trivet.process.Neighbour;
import io.trivet.process.Neighbours;
import io.trivet.process.Samples;
import io.trivet.register.Replica;
import io.trivet.register.host.Host;
import io.trivet.register.host.Rules;
import io.trivet.register.host.Settings;
import io.trivet.register.host.Watcher;
import io.trivet.register.store.MemoryRows;
import io.trivet.register.store.MemoryStore;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.OptionalInt;

/** A worker that votes on maps and takes part in nothing else; its database is in memory. */
final class Elector {
    final MapExchange maps = new MapExchange();
    final Neighbour at;
    private final int database;
    private final Replica replica;
    private boolean admitted = true;

    Elector(Neighbours street, int database) {
        this.database = database;
        this.at = street.add("w" + database, 1_000_000L * database);
        // As founding numbers them: w1 is worker 0.
        Host host = new Host(
                database - 1,
                database,
                (worker, request) -> Future.failedFuture("it leads nothing"),
                at.time(),
                () -> 0,
                Settings.DEFAULT,
                new Rules(),
                Watcher.NONE);
        this.replica = Replica.open(host, new MemoryStore(new MemoryRows(0)), RowCodec.PACKING, partition -> true)
                .result();
        at.seat("lane0", this::on);
        maps.onNewer(replica::see);
        at.pulse(this::heartbeat);
    }

    /** Others have not vouched for its database. */
    Elector notAdmitted() {
        admitted = false;
        return this;
    }

    private Future<Response> on(Sender from, Question question) {
        return question instanceof Question.OfMember member
                ? replica.answer(member.request()).map(Response.OfMember::new)
                : Future.failedFuture("not asked in these tests");
    }

    private Heartbeat heartbeat() {
        OptionalInt number = maps.newest()
                .flatMap(map -> map.worker(Samples.identity(database)))
                .filter(self -> admitted)
                .map(self -> OptionalInt.of(self.number()))
                .orElseGet(OptionalInt::empty);
        return new Heartbeat(
                Samples.node(Role.WORKER, "w" + database, at.session(), number, 1),
                maps.newest().map(ClusterMap::clusterId),
                Optional.of(Samples.life(database, 1, 0)),
                maps.version(),
                Duties.NONE,
                StoreReport.NONE,
                0,
                0);
    }
}
